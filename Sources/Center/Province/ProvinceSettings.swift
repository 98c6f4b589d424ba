// SPDX-License-Identifier: Apache-2.0
import HTTP
import Ports
package import Settings
package import Vault

/// The section `[province]` of `center.conf`; without it no province is asked and codes stay pending.
package struct ProvinceSettings: Sendable, Equatable {
    /// Where the province is, `https://host[:port][/path]`; plain `http` only to this machine, for the stand-in.
    package let url: String
    /// The code that the province gave the city.
    package let city: String
    /// Files of PEM: the province's authority, our certificate and its key.
    private let authorityFile, certificateFile, keyFile: String?
    /// The file of the key that people are hashed with.
    private let personKeyFile: String

    /// The most bytes of a certificate file.
    private static let fileLimit = 65_536

    /// Reads the section; nil when it has no `url`.
    package init?(_ section: Section) throws(SettingsError) {
        let url = try section.take("url")
        let city = try section.takeIdentifier("city")
        authorityFile = try section.take("authority")
        certificateFile = try section.take("certificate")
        keyFile = try section.take("key")
        let personKey = try section.take("person_key")
        guard let url else { return nil }
        guard Self.isSafe(url) else {
            throw section.badValue("url", expected: "an https URL, or http://127.0.0.1:PORT for the stand-in")
        }
        (self.url, self.city) = (url, try section.required("city", city))
        personKeyFile = try section.required("person_key", personKey)
    }

    /// Reads the key that people are hashed with.
    package func personKey() throws(ProvinceFault) -> ProvinceKey {
        do throws(VaultError) {
            return try ProvinceKey(path: personKeyFile)
        } catch { throw .key(error) }
    }

    /// Reads the files of the connection.
    func tls() throws(ProvinceFault) -> ClientTLS {
        ClientTLS(
            ca: try Self.read(authorityFile),
            certificate: try Self.read(certificateFile),
            key: try Self.read(keyFile)
        )
    }

    private static func read(_ path: String?) throws(ProvinceFault) -> [UInt8]? {
        guard let path else { return nil }
        do throws(PortError) {
            return try WholeFile.read(path: path, limit: fileLimit)
        } catch { throw .file(error) }
    }

    private static func isSafe(_ url: String) -> Bool {
        url.hasPrefix("https://") || url.hasPrefix("http://127.0.0.1:")
    }
}
