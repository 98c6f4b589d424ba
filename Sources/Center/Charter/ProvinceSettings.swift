// SPDX-License-Identifier: Apache-2.0
import Ports
package import Settings
package import Vault

/// The section `[province]` of `center.conf`; without it no province is asked and codes stay pending.
package struct ProvinceSettings: Sendable, Equatable {
    /// Where the province is, `https://host[:port][/path]`; plain `http` only to this machine, for the stand-in.
    package let url: String
    /// The code that the province gave the city.
    package let city: String
    /// A file of PEM: the only authority that the province's certificate may be of; nil trusts the system's.
    private let authorityFile: String?
    /// Files of PEM: our certificate for the province, and its key.
    private let certificateFile, keyFile: String?
    /// The file of the key that people are hashed with.
    private let personKeyFile: String

    /// The most bytes of a file of PEM.
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
        guard url.hasPrefix("https://") || url.hasPrefix("http://127.0.0.1:") else {
            throw section.badValue("url", expected: "an https URL, or http://127.0.0.1:PORT for the stand-in")
        }
        (self.url, self.city) = (url, try section.required("city", city))
        personKeyFile = try section.required("person_key", personKey)
    }

    /// Reads the key that people are hashed with.
    package func personKey() throws(CharterFault) -> ProvinceKey {
        do throws(VaultError) {
            return try ProvinceKey(path: personKeyFile)
        } catch { throw .keys(error) }
    }

    /// Reads the files of the connection: authority, certificate and key.
    package func pem() throws(CharterFault) -> (authority: [UInt8]?, certificate: [UInt8]?, key: [UInt8]?) {
        (try Self.read(authorityFile), try Self.read(certificateFile), try Self.read(keyFile))
    }

    private static func read(_ path: String?) throws(CharterFault) -> [UInt8]? {
        guard let path else { return nil }
        do throws(PortError) {
            return try WholeFile.read(path: path, limit: fileLimit)
        } catch { throw .files(error) }
    }
}
