// SPDX-License-Identifier: Apache-2.0
import Vault

// What people write in their own words, which may name anybody: kept sealed, and never searched.
extension CenterStore {
    /// Seals `text`, bound to where it is kept.
    func seal(text: String, for place: String) throws(StoreError) -> [UInt8] {
        do throws(VaultError) {
            return try vault.seal(Array(text.utf8), for: place)
        } catch { throw .vault(error) }
    }

    /// Opens what `seal` made.
    func unseal(_ sealed: [UInt8], for place: String) throws(StoreError) -> String {
        do throws(VaultError) {
            return String(decoding: try vault.open(sealed, for: place), as: UTF8.self)
        } catch { throw .vault(error) }
    }
}
