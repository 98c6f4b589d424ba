// SPDX-License-Identifier: Apache-2.0
package import Ports
package import Store
package import Terms

/// Something that the center does by itself, again and again: bounded work that can be broken off and begun anew.
package struct CenterJob: Sendable {
    /// Does what is due; returns how many things it changed.
    package typealias Work = @Sendable (CenterLedger, Moment) async throws(StoreError) -> Int

    /// What it is called in the log.
    package let name: StaticString
    /// How long it rests between two turns.
    package let rest: Duration
    private let work: Work

    /// Names the job.
    package init(_ name: StaticString, every rest: Duration, _ work: @escaping Work) {
        (self.name, self.rest, self.work) = (name, rest, work)
    }

    /// Does what is due now; a fault is logged, and the next turn tries again.
    package func turn(_ ledger: CenterLedger, _ clock: HallClock) async {
        do throws(StoreError) {
            let changed = try await attempt(ledger, at: clock.now())
            if changed > 0 { Log.write(.info, "job", ["name": name, "changed": changed]) }
        } catch {
            Log.write(.error, "job failed", ["name": name, "reason": error])
        }
    }

    /// Does what is due at `now`; returns how many things it changed.
    package func attempt(_ ledger: CenterLedger, at now: Moment) async throws(StoreError) -> Int {
        try await work(ledger, now)
    }

    /// Takes turns until the task is cancelled.
    package func run(_ ledger: CenterLedger, _ clock: HallClock, time: any Timekeeper) async {
        while !Task.isCancelled {
            await turn(ledger, clock)
            do throws(CancellationError) { try await time.wait(for: rest) } catch { return }
        }
    }
}
