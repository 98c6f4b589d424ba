// SPDX-License-Identifier: Apache-2.0
package import Booking
package import Ports
package import Store
package import Terms
package import Vault
package import Wire

/// Owns the center's store on a thread of its own, so that a slow disk holds up nobody who does not need it.
package actor CenterLedger {
    /// Halls waiting for a change, longest first, each with its limit.
    private struct Waiter {
        let id: Int
        let continuation: CheckedContinuation<Void, Never>
        let alarm: Alarm
    }

    private let loop: EventLoop
    private let store: BookingStore
    private let time: any Timekeeper
    private let clock: HallClock
    private var waiters: [HallID: [Waiter]] = [:]
    private var lastWaiter = 0

    package nonisolated var unownedExecutor: UnownedSerialExecutor { unsafe loop.asUnownedSerialExecutor() }

    /// Opens the store at `path`; `loop` is the ledger's own, since it blocks while the disk writes.
    package init(
        path: String,
        vault: Vault,
        clock: HallClock,
        on loop: EventLoop,
        time: (any Timekeeper)? = nil
    ) throws(StoreError) {
        store = try BookingStore(path: path, vault: vault) { clock.now().timestamp }
        (self.loop, self.clock, self.time) = (loop, clock, time ?? loop)
    }

    /// The changes of `hall` after `cursor`; waits up to `seconds` while there are none.
    package func changes(for hall: HallID, after cursor: Int64, waiting seconds: Int) async throws(StoreError)
        -> ChangeBatch
    {
        let batch = try store.changes(for: hall, after: cursor, now: clock.now().timestamp)
        guard batch.changes.isEmpty, batch.from == cursor, seconds > 0 else { return batch }
        await wait(for: hall, seconds: min(seconds, LinkPath.longestWaitSeconds))
        return try store.changes(for: hall, after: cursor, now: clock.now().timestamp)
    }

    /// Takes a batch of a hall's facts.
    package func take(_ batch: FactBatch, from hall: HallID) throws(StoreError) -> FactReceipt {
        try announcing { store throws(StoreError) in
            try store.take(batch, from: hall, at: clock.now().timestamp)
        }
    }

    /// Answers a hall's claim of a booking.
    package func claim(_ request: ClaimRequest, by hall: HallID) throws(StoreError) -> ClaimReply {
        try announcing { store throws(StoreError) in
            try store.claim(request.booking, by: hall, at: clock.now().timestamp)
        }
    }

    /// Imports bookings, all or none.
    package func take(_ orders: [BookingOrder]) throws(StoreError) -> ImportOutcome {
        try announcing { store throws(StoreError) in try store.take(orders, on: clock.now().day) }
    }

    /// Gives a booking another standing; false when it has it or does not exist.
    package func setStanding(_ standing: BookingStanding, of number: BookingNumber) throws(StoreError) -> Bool {
        try announcing { store throws(StoreError) in try store.setStanding(standing, of: number) }
    }

    /// Sets or takes away the notice line of a center.
    package func setNotice(_ text: String?, of center: CenterID) throws(StoreError) {
        try announcing { store throws(StoreError) in try store.setNotice(text, of: center) }
    }

    /// Enrols a hall; its feed begins with yesterday's bookings.
    package func enrol(_ hall: HallID, center: CenterID, name: String) throws(StoreError) {
        let since = clock.now().timestamp.adding(minutes: -24 * 60)
        try announcing { store throws(StoreError) in
            try store.enrol(hall, center: center, name: name, since: since)
        }
    }

    /// Reads from the store.
    package func view<Result: Sendable>(
        _ read: @Sendable (BookingStore) throws(StoreError) -> Result
    ) throws(StoreError) -> Result {
        try read(store)
    }

    /// Runs a verb that writes and wakes the halls whose feed grew by it.
    private func announcing<Result>(
        _ write: (BookingStore) throws(StoreError) -> Result
    ) throws(StoreError) -> Result {
        let result = try write(store)
        for hall in store.takeAnnounced() {
            for waiter in waiters.removeValue(forKey: hall) ?? [] {
                waiter.alarm.cancel()
                waiter.continuation.resume()
            }
        }
        return result
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
