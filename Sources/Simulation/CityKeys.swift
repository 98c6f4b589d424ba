// SPDX-License-Identifier: Apache-2.0
import Terms
import Vault

/// The keys of a city that does not exist: fixed, so that its hashes are the same in every run.
struct CityKeys {
    /// The center's.
    let center: Vault
    /// The halls'.
    let hall: Vault

    init() throws(Violation) {
        let uses = [("tag", "hmac-sha256"), ("seal", "aes-256-gcm"), ("token", "hmac-sha256"), ("sign", "ed25519")]
        let lines = uses.enumerated().map { number, use in
            "key 1 \(use.0) \(use.1) " + Hex.text([UInt8](repeating: UInt8(0x11 * (number + 1)), count: 32))
        }
        do throws(VaultError) {
            let ring = try KeyRing.parse(lines.joined(separator: "\n"), name: "simulated keys")
            center = try Vault(keys: ring, as: .center)
            hall = try Vault(keys: ring, as: .hall)
        } catch { throw Violation(.nothingBreaks, "no keys: \(error)") }
    }
}
