// SPDX-License-Identifier: Apache-2.0
package import Charter
package import Ledger
import Store
import Terms
import Vault

extension CenterJob {
    /// Runs the errands to the province of `settings`, every minute (R28: the interval in which a listing is seen).
    package static func province(_ settings: ProvinceSettings) throws(CharterFault) -> CenterJob {
        let line = try HTTPSProvinceLine(settings)
        return province(line, key: try settings.personKey())
    }

    /// Runs the errands over `line`.
    static func province(_ line: any ProvinceLine, key: ProvinceKey) -> CenterJob {
        CenterJob("province", every: .seconds(60)) { ledger, now throws(StoreError) in
            try await ProvinceSync(ledger: ledger, line: line, key: key).run(at: now.timestamp)
        }
    }
}
