// SPDX-License-Identifier: Apache-2.0
import Charter
import Ports
import Settings

extension DaemonAccess {
    private static let usualConfiguration = "/etc/hallkiosk-center/center.conf"

    /// The center's administration: where `arguments` say it is, otherwise where its configuration says.
    static func center(_ arguments: Arguments) throws -> DaemonAccess {
        let (url, tokens) = (arguments["url"], arguments["token-file"])
        if let url, let tokens { return try open(url, tokens) }
        let settings = try configuration(arguments["config"])
        return try open(
            url ?? "http://127.0.0.1:\(settings.adminPort)",
            tokens ?? settings.directory + "/tokens"
        )
    }

    /// Where the center's tokens are, by its configuration.
    static func usualCenterTokens() throws -> String { try configuration(nil).directory + "/tokens" }

    /// Where the city is, by the center's configuration.
    static func zoneOfCenter(_ arguments: Arguments) throws -> HallZone {
        try HallZone(identifier: configuration(arguments["config"]).zone)
    }

    private static func open(_ url: String, _ tokens: String) throws -> DaemonAccess {
        try DaemonAccess(url: url, root: "/office/v1", tokens: tokens, role: "admin")
    }

    /// The file that was named, the usual one, or what holds without any.
    private static func configuration(_ path: String?) throws -> CenterSettings {
        do {
            let bytes = try WholeFile.read(path: path ?? usualConfiguration, limit: SettingsFile.byteLimit)
            return try CenterSettings(SettingsFile.parse(bytes: bytes, name: path ?? usualConfiguration))
        } catch PortError.notFound(_) where path == nil {
            return try CenterSettings(SettingsFile.parse(bytes: [], name: usualConfiguration))
        }
    }
}
