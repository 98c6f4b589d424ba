// SPDX-License-Identifier: Apache-2.0
import Booking
package import Ledger
import Ports
package import Reception
package import Store
import Supervision
package import Terms

/// Deletes what visitors sent ahead when its time is over (R72), and files that a crash left on the shelf.
package struct MaterialRetention: Sendable {
    private let shelf: MaterialShelf
    /// Files that were listed nowhere at the turn before: an upload that is under way is not among them twice.
    private let strays = Lock<Set<String>>([])

    /// The most that one turn deletes.
    package static let turnLimit = 500

    /// Looks after `shelf`.
    package init(shelf: MaterialShelf) { self.shelf = shelf }

    /// The job that does it.
    package var job: CenterJob {
        CenterJob("materials", every: .seconds(600)) { [self] ledger, now throws(StoreError) in
            let count = try await turn(ledger, at: now.timestamp)
            try await ledger.write { store throws(StoreError) in
                try store.noteDeleted(count, of: .material, before: now.day, at: now.timestamp)
            }
            return count
        }
    }

    /// Deletes what is due at `now`; returns how many things that were.
    package func turn(_ ledger: CenterLedger, at now: Timestamp) async throws(StoreError) -> Int {
        let due = try await ledger.write { store throws(StoreError) in
            let due = try store.materials(until: now, limit: Self.turnLimit)
            for material in due { try store.remove(material, at: now) }
            return due.map(\.id)
        }
        discard(due)
        let forgotten = try await ledger.write { store throws(StoreError) in try store.forgetPreparations(at: now) }
        let listed = try await ledger.view { store throws(StoreError) in try store.materialIDs() }
        return due.count + forgotten + sweep(listed)
    }

    /// Deletes files that were listed nowhere at this turn and at the one before; returns how many.
    private func sweep(_ listed: Set<String>) -> Int {
        let found: [String]
        do throws(PortError) {
            found = try shelf.ids(limit: listed.count + Self.turnLimit)
        } catch {
            Log.write(.error, "the shelf of materials cannot be read", ["reason": error])
            return 0
        }
        let stray = Set(found).subtracting(listed)
        let old = strays.withLock { strays in
            defer { strays = stray }
            return stray.intersection(strays)
        }
        discard(Array(old))
        return old.count
    }

    private func discard(_ ids: [String]) {
        for id in ids {
            do throws(PortError) {
                try shelf.discard(id)
            } catch { Log.write(.error, "a file of a material could not be deleted", ["reason": error]) }
        }
    }
}
