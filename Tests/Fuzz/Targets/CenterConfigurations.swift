// SPDX-License-Identifier: Apache-2.0
import Charter
import Settings

/// `center.conf`: every accepted name can stand in a certificate.
enum CenterConfigurations {
    static func check(_ input: [UInt8]) throws(Broken) {
        let settings: CenterSettings
        do throws(SettingsError) {
            settings = try CenterSettings(SettingsFile.parse(bytes: input, name: "center.conf"))
        } catch {
            return try hold(!error.description.isEmpty, "a refusal without a reason")
        }
        try hold(!settings.hostNames.isEmpty, "a center without a name")
        for name in settings.hostNames {
            let isPlain = name.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: ",") }
            try hold(isPlain && !name.isEmpty, "a host name with other characters")
        }
    }
}
