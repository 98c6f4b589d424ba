// SPDX-License-Identifier: Apache-2.0
import Glibc
import Ports
package import Terms
package import Vault

/// The files of a center's directory, made on first start: keys, certificates, tokens; all 0600.
package struct CenterFiles: Sendable {
    /// The center's keys.
    package let keys: KeyRing
    /// The authority that signs for halls.
    package let authority: CertificateAuthority
    /// The tokens of the administration.
    package let tokens: AccessTokens

    /// The most bytes any of them may have.
    private static let fileLimit = 65_536

    /// The file in a center's directory that is there while a backup is being put back; nothing is opened then.
    package static let restoreMark = "restore-unfinished"

    /// Reads the files of `directory`, making those that are missing; a key ring given by systemd's `LoadCredential=keys` wins.
    package init(directory: String, now: Timestamp) throws(CharterFault) {
        guard unsafe access(directory + "/" + Self.restoreMark, F_OK) != 0 else { throw .restoreUnfinished }
        do throws(VaultError) {
            keys = try KeyRing.loadOrCreate(credential: "keys", path: directory + "/keys", role: .center)
        } catch { throw .keys(error) }
        let made = try Self.pair("authority", in: directory) { () throws(VaultError) in
            try CertificateAuthority.make(name: "hallkiosk center", at: now).pair
        }
        authority = CertificateAuthority(pair: made)
        let text = try Self.text("tokens", in: directory) { AccessTokens.freshText(roles: ["admin"]) }
        do throws(AccessTokenFault) {
            tokens = try AccessTokens(text: text)
        } catch { throw .tokens(error) }
    }

    /// Issues the server's certificate anew, so that a change of host names needs no care.
    package func serverPair(hostNames: [String], at now: Timestamp) throws(CharterFault) -> CertificatePair {
        do throws(VaultError) {
            return try authority.issue(name: hostNames[0], for: .server(names: hostNames), at: now)
        } catch { throw .keys(error) }
    }

    private static func pair(
        _ name: String,
        in directory: String,
        make: () throws(VaultError) -> CertificatePair
    ) throws(CharterFault) -> CertificatePair {
        let separator = "-----BEGIN PRIVATE KEY-----"
        let text = try text(name + ".pem", in: directory) { () throws(CharterFault) in
            do throws(VaultError) {
                let pair = try make()
                return pair.certificate + pair.key
            } catch { throw .keys(error) }
        }
        guard let split = text.firstRange(of: separator) else { throw .damaged(name + ".pem") }
        return CertificatePair(certificate: String(text[..<split.lowerBound]), key: String(text[split.lowerBound...]))
    }

    private static func text(
        _ name: String,
        in directory: String,
        make: () throws(CharterFault) -> String
    ) throws(CharterFault) -> String {
        let path = directory + "/" + name
        do throws(PortError) {
            return String(decoding: try WholeFile.read(path: path, limit: fileLimit), as: UTF8.self)
        } catch {
            guard case .notFound = error else { throw .files(error) }
        }
        let text = try make()
        do throws(PortError) {
            try WholeFile.writeAtomically(Array(text.utf8), to: path, mode: 0o600)
        } catch { throw .files(error) }
        return text
    }
}
