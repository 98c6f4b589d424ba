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

    static func acceptEnrolment(_ invocation: Invocation) throws {
        let path = invocation.operands[0]
        guard let bundle = EnrolmentBundle(bytes: try read(path)) else {
            throw ToolFault("\(path) is not an enrolment bundle: ask the center for it again")
        }
        let directory = invocation[.directory] ?? usualDirectory
        guard unsafe mkdir(directory, 0o700) == 0 || errno == EEXIST else {
            throw ToolFault("\(directory) cannot be made: check the permissions")
        }
        let keys = try KeyRing.loadOrCreate(path: directory + "/keys", role: .hall)
        try keys.merging(bundle.keys, name: path).save(path: directory + "/keys")
        try WholeFile.writeAtomically(bundle.bytes, to: directory + "/enrolment", mode: 0o600)
        Terminal.write("hall \(bundle.hall) is enrolled at \(bundle.center); restart kioskd and delete \(path)\n")
    }
}
