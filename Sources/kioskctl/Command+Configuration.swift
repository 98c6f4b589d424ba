// SPDX-License-Identifier: Apache-2.0
import Ports
import Queueing
import Settings
import Setup

extension Command {
    func checkConfiguration(_ arguments: Arguments) throws {
        guard arguments.words.count == 3 else { throw ToolFault("name the file: kioskctl config check hall.conf") }
        let path = arguments.words[2]
        let file = try SettingsFile.parse(bytes: Self.read(path), name: path)
        let settings = try HallSettings(file)
        Terminal.write(
            "\(path): in order: \(settings.plan.services.count) services, \(settings.plan.windows.count) windows, "
                + "\(settings.stations.count) stations\n"
        )
    }

    static func read(_ path: String) throws -> [UInt8] {
        try WholeFile.read(path: path, limit: SettingsFile.byteLimit)
    }
}
