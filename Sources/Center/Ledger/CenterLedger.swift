// SPDX-License-Identifier: Apache-2.0
package import Booking
package import Ports
package import Store
package import Terms
package import Vault
package import Wire

/// The only writer of the center's store, on a thread of its own: everything that is asked for while the disk writes
/// goes into the next commit together.
package actor CenterLedger {
    /// Halls waiting for a change, longest first, each with its limit.
    private struct Waiter {
        let id: Int
        let continuation: CheckedContinuation<Void, Never>
        let alarm: Alarm
    }

    private let loop: EventLoop
    private let store: CenterStore
    private let time: any Timekeeper
    private let clock: HallClock
    private var waiters: [HallID: [Waiter]] = [:]
    private var lastWaiter = 0
    private var pending: [any PendingWrite] = []
    private nonisolated let reader: CenterReader
    private nonisolated let storing = Lock(true)

    /// Whether the last commit reached the disk; halls and jobs ask for one every few minutes, so it is well again by itself.
    package nonisolated var isStoring: Bool { storing.withLock { $0 } }

    /// The most writes that may wait for one commit; more are told to come again.
    package static let pendingLimit = 4096

    package nonisolated var unownedExecutor: UnownedSerialExecutor { unsafe loop.asUnownedSerialExecutor() }

    /// Opens the store at `path`; `loop` is the ledger's own, since it blocks while the disk writes, `readers` its reader's.
    package init(
        path: String,
        vault: Vault,
        clock: HallClock,
        on loop: EventLoop,
        readers: EventLoop,
        time: (any Timekeeper)? = nil
    ) throws(StoreError) {
        store = try CenterStore(path: path, vault: vault) { clock.now().timestamp }
        reader = try CenterReader(path: path, vault: vault, clock: clock, on: readers)
        (self.loop, self.clock, self.time) = (loop, clock, time ?? loop)
    }

    /// The changes of `hall` after `cursor`; waits up to `seconds` while there are none.
    package func changes(for hall: HallID, after cursor: Int64, waiting seconds: Int) async throws(StoreError)
        -> ChangeBatch
    {
        try await noteContact(of: hall)
        let batch = try store.changes(for: hall, after: cursor, now: clock.now().timestamp)
        guard batch.changes.isEmpty, batch.from == cursor, seconds > 0 else { return batch }
        await wait(for: hall, seconds: min(seconds, LinkPath.longestWaitSeconds))
        return try store.changes(for: hall, after: cursor, now: clock.now().timestamp)
    }

    /// Runs a verb that writes; it is on the disk when this returns, together with what others asked for meanwhile.
    ///
    /// The verb runs on the ledger's thread, whole or not at all.
    package func write<Answer: Sendable>(
        _ verb: @escaping @Sendable (CenterStore) throws(StoreError) -> Answer
    ) async throws(StoreError) -> Answer {
        guard pending.count < Self.pendingLimit else { throw .busy }
        let result = await withCheckedContinuation { continuation in
            pending.append(Write(verb, continuation))
            // What is queued on the loop by now joins the same commit.
            if pending.count == 1 { loop.perform { [weak self] in self?.assumeIsolated { $0.commit() } } }
        }
        return try result.get()
    }

    /// Takes a batch of a hall's facts.
    package func take(_ batch: FactBatch, from hall: HallID) async throws(StoreError) -> FactReceipt {
        let now = clock.now()
        return try await write { store throws(StoreError) in try store.take(batch, from: hall, at: now) }
    }

    /// Answers a hall's claim of a booking.
    package func claim(_ request: ClaimRequest, by hall: HallID) async throws(StoreError) -> ClaimReply {
        let now = clock.now().timestamp
        return try await write { store throws(StoreError) in try store.claim(request.booking, by: hall, at: now) }
    }

    /// Imports bookings, all or none.
    package func take(_ orders: [BookingOrder]) async throws(StoreError) -> ImportOutcome {
        let now = clock.now()
        return try await write { store throws(StoreError) in try store.take(orders, at: now) }
    }

    /// Sets or takes away the notice line of a center.
    package func setNotice(_ text: String?, of center: CenterID) async throws(StoreError) {
        try await write { store throws(StoreError) in try store.setNotice(text, of: center) }
    }

    /// Enrols a hall; its feed begins with yesterday's bookings.
    package func enrol(_ hall: HallID, center: CenterID, name: String) async throws(StoreError) {
        let since = clock.now().timestamp.adding(minutes: -24 * 60)
        try await write { store throws(StoreError) in
            try store.enrol(hall, center: center, name: name, since: since)
        }
    }

    /// Reads from the store, besides whoever writes.
    ///
    /// What was answered before this was asked is seen.
    package nonisolated func view<Result: Sendable>(
        _ read: @Sendable (CenterStore) throws(StoreError) -> Result
    ) async throws(StoreError) -> Result {
        try await reader.view(read)
    }

    /// Commits what is pending as one transaction, answers everybody, and wakes the halls whose feed grew.
    private func commit() {
        let writes = pending
        pending = []
        var fault: StoreError?
        do throws(StoreError) {
            try store.together { for write in writes { write.run(on: store) } }
        } catch { fault = error }
        let isDone = fault == nil
        storing.withLock { $0 = isDone }
        for write in writes { write.settle(fault) }
        for hall in store.takeAnnounced() {
            for waiter in waiters.removeValue(forKey: hall) ?? [] {
                waiter.alarm.cancel()
                waiter.continuation.resume()
            }
        }
    }

    /// Notes that a hall is there (A28), in a commit with others and not at every question.
    private func noteContact(of hall: HallID) async throws(StoreError) {
        let now = clock.now().timestamp
        guard try store.isContactDue(of: hall, at: now) else { return }
        try await write { store throws(StoreError) in try store.noteContact(of: hall, at: now) }
    }

    private func wait(for hall: HallID, seconds: Int) async {
        lastWaiter += 1
        let id = lastWaiter
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let alarm = time.call(after: .seconds(seconds)) { [weak self] in self?.giveUp(id, hall) }
                waiters[hall, default: []].append(Waiter(id: id, continuation: continuation, alarm: alarm))
                if Task.isCancelled { end(id, hall) }
            }
        } onCancel: {
            giveUp(id, hall)
        }
    }

    private nonisolated func giveUp(_ id: Int, _ hall: HallID) {
        loop.perform { [weak self] in self?.assumeIsolated { $0.end(id, hall) } }
    }

    private func end(_ id: Int, _ hall: HallID) {
        guard let index = waiters[hall]?.firstIndex(where: { $0.id == id }),
            let waiter = waiters[hall]?.remove(at: index)
        else { return }
        waiter.alarm.cancel()
        waiter.continuation.resume()
    }
}
