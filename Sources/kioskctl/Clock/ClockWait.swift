// SPDX-License-Identifier: Apache-2.0
import Ports

/// Waits a bounded time for a time server, so that a hall without a hardware clock need not start with a wrong day.
enum ClockWait {
    /// The longest wait that may be asked for, in seconds.
    static let longest = 600
    /// The wait between two looks.
    static let look = Duration.seconds(1)

    /// Looks until a time server vouches, or `seconds` have passed on the steady clock; returns the seconds it took, nil when
    /// none did.
    @concurrent
    static func untilVouched(
        atMost seconds: Int,
        now: @Sendable () -> MonotonicTime = { .now() },
        vouches: @Sendable () -> Bool = { TimeServer.vouches() },
        rest: @Sendable (Duration) async throws -> Void = { try await Task.sleep(for: $0) }
    ) async throws -> Int? {
        let begin = now()
        while true {
            let waited = begin.duration(to: now())
            if vouches() { return Int(waited.components.seconds) }
            guard waited < .seconds(seconds) else { return nil }
            try await rest(min(look, .seconds(seconds) - waited))
        }
    }
}
