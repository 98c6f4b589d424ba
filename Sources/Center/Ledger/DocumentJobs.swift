// SPDX-License-Identifier: Apache-2.0
import Store
import Terms

extension CenterJob {
    /// Signs what has changed for halls: rules, opening hours, contacts, published catalogs (R64, R66, R67).
    package static let documents = CenterJob("documents", every: .seconds(10)) { ledger, now throws(StoreError) in
        let centers = try await ledger.view { store throws(StoreError) in try store.centersWithHalls() }
        var signed = 0
        for center in centers {
            // Made beside the writers: a catalog is a megabyte.
            let due = try await ledger.view { store throws(StoreError) in try store.papersDue(of: center, at: now) }
            for paper in due {
                let version = try await ledger.write { store throws(StoreError) in
                    try store.publish(
                        paper.kind,
                        paper.body,
                        of: center,
                        version: paper.version,
                        at: now.timestamp
                    )
                }
                if version != nil { signed += 1 }
            }
        }
        return signed
    }

    /// Ends booking-only periods whose time has come, and publishes that all channels are open again (R49).
    package static let modes = CenterJob("modes", every: .seconds(5)) { ledger, now throws(StoreError) in
        let isDue = try await ledger.view { store throws(StoreError) in try store.hasModesDue(at: now.timestamp) }
        guard isDue else { return 0 }
        return try await ledger.write { store throws(StoreError) in try store.expireModes(at: now.timestamp) }
    }
}
