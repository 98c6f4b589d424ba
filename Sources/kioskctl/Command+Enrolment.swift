// SPDX-License-Identifier: Apache-2.0
import Glibc
import Office
import Ports
import Settings
import Terms
import Vault

extension Command {
    func issueEnrolment(_ arguments: Arguments) throws {
        let path = try arguments.required("config")
        let settings = try CenterSettings(SettingsFile.parse(bytes: Self.read(path), name: path))
        guard let hall = HallID(try arguments.required("hall")), let center = CenterID(try arguments.required("center"))
        else { throw ToolFault("--hall and --center are names of letters, digits, '.', '_' and '-'") }
        let out = try arguments.required("out")
        let bundle = try Enrolment.issue(
            hall,
            of: center,
            name: try arguments.required("name"),
            settings: settings,
            clock: HallClock(zone: HallZone(identifier: settings.zone))
        )
        try WholeFile.writeAtomically(bundle.bytes, to: out, mode: 0o600)
        Terminal.write("\(out): carry it to hall \(hall) by hand, it is secret; delete it once it was accepted\n")
    }

    func acceptEnrolment(_ arguments: Arguments) throws {
        guard arguments.words.count == 3 else { throw ToolFault("name the bundle: kioskctl enroll accept FILE") }
        let path = arguments.words[2]
        guard let bundle = EnrolmentBundle(bytes: try Self.read(path)) else {
            throw ToolFault("\(path) is not an enrolment bundle: ask the center for it again")
        }
        let directory = arguments["directory"] ?? Self.usualDirectory
        guard unsafe mkdir(directory, 0o700) == 0 || errno == EEXIST else {
            throw ToolFault("\(directory) cannot be made: check the permissions")
        }
        let keys = try KeyRing.loadOrCreate(path: directory + "/keys", role: .hall)
        try keys.merging(bundle.keys, name: path).save(path: directory + "/keys")
        try WholeFile.writeAtomically(bundle.bytes, to: directory + "/enrolment", mode: 0o600)
        Terminal.write("hall \(bundle.hall) is enrolled at \(bundle.center); restart kioskd and delete \(path)\n")
    }
}
