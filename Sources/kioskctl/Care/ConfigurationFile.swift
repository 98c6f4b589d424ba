// SPDX-License-Identifier: Apache-2.0
import Charter
import Ports
import Settings
import Setup
import Terms

/// A hall.conf or a center.conf, told apart by what is in it.
struct ConfigurationFile {
    /// What a file means: two that are equal set up the same.
    enum Meaning: Equatable {
        case hall(HallSettings)
        case center(CenterSettings)
    }

    let path: String
    let bytes: [UInt8]

    init(_ path: String) throws {
        self.path = path
        bytes = try ToolCommand.read(path)
    }

    /// Takes a text that is called `name`.
    init(name: String, bytes: [UInt8]) { (path, self.bytes) = (name, bytes) }

    /// Whether it sets up a center: it has that section and no hall's services.
    var isCenter: Bool {
        let sections = Set((try? SettingsEntry.entries(of: bytes, name: path))?.map(\.section) ?? [])
        return !sections.contains("hall") && (sections.contains("center") || path.hasSuffix("center.conf"))
    }

    /// What it sets up; throws what is wrong with it, with lines.
    func meaning() throws -> Meaning { try Self.meaning(of: bytes, path, isCenter: isCenter) }

    /// The keys that make it what it is.
    func effective() throws -> [SettingsEntry] {
        let isCenter = isCenter
        return try SettingsEntry.effective(in: bytes, name: path) {
            try? Self.meaning(of: $0, path, isCenter: isCenter)
        }
    }

    private static func meaning(of bytes: [UInt8], _ path: String, isCenter: Bool) throws -> Meaning {
        guard isCenter else { return .hall(try HallSettings.read(bytes, name: path)) }
        let settings = try CenterSettings(SettingsFile.parse(bytes: bytes, name: path))
        do throws(PortError) { _ = try HallZone(identifier: settings.zone) } catch {
            throw ToolFault(
                "\(path): the zone '\(settings.zone)' is not known here: write Asia/Shanghai, install tzdata"
            )
        }
        return .center(settings)
    }
}
