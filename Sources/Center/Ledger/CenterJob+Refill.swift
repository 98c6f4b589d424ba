// SPDX-License-Identifier: Apache-2.0
import Store

extension CenterJob {
    /// Releases freed numbers, passes offers on, and expires what nobody took (R40, R41).
    ///
    /// Every ten seconds: an offer that has run out should not keep the next person waiting.
    package static let refill = CenterJob("refill", every: .seconds(10)) { ledger, now throws(StoreError) in
        try await ledger.write { store throws(StoreError) in try store.refillDue(at: now) }
    }

    /// Judges who did not come, and takes off the list whose time on it is over (R29, R30).
    package static let noShows = CenterJob("no-shows", every: .seconds(60)) { ledger, now throws(StoreError) in
        try await ledger.write { store throws(StoreError) in
            try store.judgeNoShows(at: now) + store.endListings(at: now)
        }
    }
}
