// SPDX-License-Identifier: Apache-2.0
import Charter
import Glibc
import Halls
import Ports
import Settings
import Terms
import Vault

extension ToolCommand {
    static func issueEnrolment(_ invocation: Invocation) throws {
        let path = try invocation.required(.config)
        let settings = try CenterSettings(SettingsFile.parse(bytes: read(path), name: path))
        guard let hall = HallID(try invocation.required(.hall)), let center = CenterID(try invocation.required(.center))
        else { throw ToolFault("--hall and --center are names of letters, digits, '.', '_' and '-'") }
        let out = try invocation.required(.out)
        let bundle = try Enrolment.issue(
            hall,
            of: center,
            name: try invocation.required(.name),
            settings: settings,
            clock: HallClock(zone: HallZone(identifier: settings.zone))
        )
        try WholeFile.writeAtomically(bundle.bytes, to: out, mode: 0o600)
        Terminal.write("\(out): carry it to hall \(hall) by hand, it is secret; delete it once it was accepted\n")
    }

    static func giveCode(_ invocation: Invocation) throws {
        let path = invocation[.config] ?? "/etc/hallkiosk-center/center.conf"
        let settings = try CenterSettings(SettingsFile.parse(bytes: read(path), name: path))
        guard let hall = HallID(try invocation.name(0)), let center = CenterID(try invocation.required(.center)) else {
            throw ToolFault("HALL and --center are names of letters, digits, '.', '_' and '-'")
        }
        let code = try Enrolment.code(
            hall,
            of: center,
            name: invocation[.name] ?? hall.text,
            settings: settings,
            clock: HallClock(zone: HallZone(identifier: settings.zone))
        )
        Terminal.write(
            """
            \(code.text)
            It lets hall \(hall) in once, within a day. At the hall, while kioskd is stopped:
              kioskctl enroll join https://\(settings.hostNames[0]):\(settings.port) \(code.text)

            """
        )
    }

    static func joinCenter(_ invocation: Invocation) async throws {
        let (url, text) = (invocation.operands[0], invocation.operands[1])
        guard url.hasPrefix("https://") else { throw ToolFault("the center's address begins with https://") }
        let code: EnrolmentCode
        do throws(EnrolmentCode.Fault) {
            code = try EnrolmentCode(text: text)
        } catch { throw ToolFault("\(error)") }
        let place = HallPlace(directory: invocation[.directory] ?? usualDirectory)
        try place.make()
        let bundle = try await JoinCommand(center: url, code: code, place: place).run()
        try tell(bundle, try place.adopt(bundle, named: "the center's answer"))
    }

    static func acceptEnrolment(_ invocation: Invocation) throws {
        let path = invocation.operands[0]
        guard let bundle = EnrolmentBundle(bytes: try read(path)) else {
            throw ToolFault("\(path) is not an enrolment bundle: ask the center for it again")
        }
        let place = HallPlace(directory: invocation[.directory] ?? usualDirectory)
        try place.make()
        try tell(bundle, try place.adopt(bundle, named: path))
        Terminal.write("delete \(path)\n")
    }

    private static func tell(_ bundle: EnrolmentBundle, _ isMoved: Bool) throws {
        Terminal.write("hall \(bundle.hall) is enrolled at \(bundle.center); restart kioskd\n")
        guard isMoved else { return }
        Terminal.write(
            "it comes from another center: name the new one as center in hall.conf; events that the other center\n"
                + "had not taken go to the new one, tickets and numbers go on\n"
        )
    }
}
