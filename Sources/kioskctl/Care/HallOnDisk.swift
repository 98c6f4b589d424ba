// SPDX-License-Identifier: Apache-2.0
import Ports
import Settings
import Setup

/// Where a hall's files are, as the command line and hall.conf say.
struct HallOnDisk {
    /// The path of hall.conf.
    let configuration: String
    /// What it says; nil when it is missing or not in order, as on a machine that is set up anew.
    let settings: HallSettings?
    /// The state directory.
    let directory: String

    /// Where hall.conf is unless somebody says otherwise.
    static let usualConfiguration = "/etc/hallkiosk/hall.conf"

    init(_ invocation: Invocation) {
        configuration = invocation[.hallConfig] ?? Self.usualConfiguration
        settings = (try? ToolCommand.read(configuration)).flatMap { try? HallSettings.read($0, name: "hall.conf") }
        directory = invocation[.directory] ?? settings?.directory ?? ToolCommand.usualDirectory
    }

    /// The hall's clock; its usual zone when nothing says which.
    func clock() throws -> HallClock {
        HallClock(zone: try HallZone(identifier: settings?.zone ?? "Asia/Shanghai"))
    }
}
