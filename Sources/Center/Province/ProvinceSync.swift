// SPDX-License-Identifier: Apache-2.0
import Booking
package import Ledger
package import Store
package import Terms
package import Vault

/// The center's errands to the province (F1, R28, R62, R63): codes for bookings, events up, the list down.
///
/// What is to be done stands in the store and is idempotent there and at the province, so a crash, a lost reply or a
/// second run doubles nothing. A booking never waits for it: its code comes later (`code_pending`).
package struct ProvinceSync: Sendable {
    private let ledger: CenterLedger
    private let line: any ProvinceLine
    private let key: ProvinceKey

    /// The most calls of each kind in one run; what is left is the next run's.
    package static let mostCallsPerRun = 20

    /// Runs errands between `ledger` and `line`; people are named by `key`.
    package init(ledger: CenterLedger, line: any ProvinceLine, key: ProvinceKey) {
        (self.ledger, self.line, self.key) = (ledger, line, key)
    }

    /// Runs what is due at `now` and returns how many things changed; after a failure the line rests, longer each time.
    package func run(at now: Timestamp) async throws(StoreError) -> Int {
        let status = try await ledger.view { store throws(StoreError) in try store.provinceStatus() }
        guard now >= status.nextAt else { return 0 }
        var changed = 0
        do throws(Interruption) {
            changed += try await obtainCodes(at: now)
            changed += try await reportEvents(at: now)
            changed += try await readList(at: now)
        } catch {
            switch error {
            case .store(let error): throw error
            case .line(.stopped): return changed
            case .line(let trouble):
                let next = now.adding(seconds: ProvinceRetry.seconds(after: status.failures + 1))
                try await ledger.write { store throws(StoreError) in
                    try store.noteProvince(trouble: trouble.description, nextAt: next)
                }
                return changed
            }
        }
        try await ledger.write { store throws(StoreError) in try store.noteProvinceAnswered(at: now) }
        return changed
    }

    private func obtainCodes(at now: Timestamp) async throws(Interruption) -> Int {
        var changed = 0
        for _ in 0..<Self.mostCallsPerRun {
            let orders = try await read { store throws(StoreError) in
                try store.uncodedBookings(at: now, limit: ProvinceContract.mostBookings)
            }
            guard !orders.isEmpty else { break }
            let codes = try await ask { line throws(ProvinceTrouble) in try await line.codes(for: orders) }
            let key = key
            try await write { store throws(StoreError) in
                try store.take(codes, for: orders, key: key, at: now)
            }
            changed += codes.count
            guard orders.count == ProvinceContract.mostBookings else { break }
        }
        return changed
    }

    private func reportEvents(at now: Timestamp) async throws(Interruption) -> Int {
        var changed = 0
        let key = key
        for _ in 0..<Self.mostCallsPerRun {
            let events = try await write { store throws(StoreError) in
                try store.unreportedEvents(at: now, limit: ProvinceContract.mostEvents, key: key)
            }
            guard !events.isEmpty else { break }
            let taken = try await ask { line throws(ProvinceTrouble) in try await line.report(events) }
            try await write { store throws(StoreError) in try store.noteReported(taken, of: events, at: now) }
            changed += taken.count
            guard events.count == ProvinceContract.mostEvents else { break }
        }
        return changed
    }

    private func readList(at now: Timestamp) async throws(Interruption) -> Int {
        var changed = 0
        for _ in 0..<Self.mostCallsPerRun {
            let cursor = try await read { store throws(StoreError) in try store.provinceStatus().cursor }
            let page = try await page(after: cursor)
            guard let page else {
                try await write { store throws(StoreError) in try store.forgetProvinceList() }
                continue
            }
            try await write { store throws(StoreError) in try store.take(page, at: now) }
            changed += page.changes.count
            guard page.hasMore else { break }
        }
        return changed
    }

    /// The next piece of the list, nil when the province does not know the cursor: it was set up anew.
    private func page(after cursor: Int64) async throws(Interruption) -> ProvinceListPage? {
        do throws(ProvinceTrouble) {
            return try await line.list(after: cursor)
        } catch {
            guard error == .refused(status: 410), cursor > 0 else { throw .line(error) }
            return nil
        }
    }

    private func read<Result: Sendable>(
        _ body: @Sendable (CenterStore) throws(StoreError) -> Result
    ) async throws(Interruption) -> Result {
        do throws(StoreError) { return try await ledger.view(body) } catch { throw .store(error) }
    }

    private func write<Result: Sendable>(
        _ body: @escaping @Sendable (CenterStore) throws(StoreError) -> Result
    ) async throws(Interruption) -> Result {
        do throws(StoreError) { return try await ledger.write(body) } catch { throw .store(error) }
    }

    private func ask<Answer>(
        _ body: (any ProvinceLine) async throws(ProvinceTrouble) -> Answer
    ) async throws(Interruption) -> Answer {
        do throws(ProvinceTrouble) { return try await body(line) } catch { throw .line(error) }
    }
}

/// What ends a run before its end.
private enum Interruption: Error {
    case store(StoreError)
    case line(ProvinceTrouble)
}
