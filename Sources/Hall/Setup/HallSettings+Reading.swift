// SPDX-License-Identifier: Apache-2.0
import Ports
import Settings

extension HallSettings {
    /// Reads and judges the bytes of a file, as the daemon, `kioskctl config check` and the page of administration do;
    /// `name` is how messages call it.
    package static func read(_ bytes: [UInt8], name: String) throws(HallSettingsError) -> HallSettings {
        let file: SettingsFile
        do throws(SettingsError) {
            file = try SettingsFile.parse(bytes: bytes, name: name)
        } catch { throw .file(error) }
        let settings = try HallSettings(file)
        do throws(PortError) {
            _ = try HallZone(identifier: settings.zone)
        } catch { throw .zone(settings.zone) }
        return settings
    }
}
