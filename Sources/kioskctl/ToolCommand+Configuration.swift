// SPDX-License-Identifier: Apache-2.0
import Ports
import Queueing
import Settings
import Setup

extension ToolCommand {
    static func checkConfiguration(_ invocation: Invocation) throws {
        let path = invocation.operands[0]
        let settings = try HallSettings.read(read(path), name: path)
        Terminal.write(
            "\(path): in order: \(settings.plan.services.count) services, \(settings.plan.windows.count) windows, "
                + "\(settings.stations.count) stations\n"
        )
    }

    static func read(_ path: String) throws -> [UInt8] {
        try WholeFile.read(path: path, limit: SettingsFile.byteLimit)
    }
}
