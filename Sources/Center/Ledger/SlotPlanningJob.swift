// SPDX-License-Identifier: Apache-2.0
import Rules
import Store
import Terms

extension CenterJob {
    /// Opens slots up to the horizon, and follows changed plans and calendars (F4): at every start, every day, and within
    /// a minute of a change that concerns the whole city.
    package static let slotPlanning = CenterJob("slot planning", every: .seconds(60)) {
        ledger,
        now throws(StoreError) in
        let centers = try await ledger.view { store throws(StoreError) in try store.centersToPlan(at: now) }
        var changed = 0
        // One center a transaction: bookings do not wait for a whole city.
        for center in centers {
            changed += try await ledger.write { store throws(StoreError) in
                try store.planSlots(of: center, at: now)
            }
        }
        return changed
    }
}
