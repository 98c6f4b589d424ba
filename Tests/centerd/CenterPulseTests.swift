// SPDX-License-Identifier: Apache-2.0
import Ledger
import Ports
import Simulators
import Testing

@testable import centerd

/// What the watchdog's round of a whole center goes through.
struct CenterPulseTests {
    @Test(.timeLimit(.minutes(1)))
    func `a round of a center ends, hangs while its ledger's thread hangs, and ends again`() async throws {
        let fixture = try CenterFixture()
        let source = try HangingClock(onThread: "ledger")
        let clock = HallClock(zone: fixture.clock.zone, source: source.read)
        let center = try Center(settings: fixture.settings(), clock: clock)
        #expect(await center.fault() == nil, "a booking can be stored")
        #expect(await center.pulse())

        source.hang()
        let rounds = Lock(0)
        // Whatever reads the clock on the ledger's thread: an import of nothing.
        async let hung: Void = center.takeNothing()
        while !source.isMet { await Task.yield() }
        async let round: Void = {
            _ = await center.pulse()
            rounds.withLock { $0 += 1 }
        }()
        try await fixture.loop.wait(for: .milliseconds(300))
        #expect(rounds.withLock(\.self) == 0, "nobody may feed the watchdog now")
        source.goOn()
        _ = await (hung, round)
        #expect(rounds.withLock(\.self) == 1)
        await center.stop()
    }
}

extension Center {
    /// Has the ledger take no bookings at all.
    fileprivate func takeNothing() async { _ = try? await ledger.take([]) }
}
