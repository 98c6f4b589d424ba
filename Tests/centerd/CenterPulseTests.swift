// SPDX-License-Identifier: Apache-2.0
import Glibc
import Ledger
import Ports
import Terms
import Testing

@testable import centerd

/// What the watchdog's round of a whole center goes through.
struct CenterPulseTests {
    /// A clock that hangs on the ledger's thread once it is told to, as a disk that does not answer would hang it there.
    private final class HangingClock: Sendable {
        private let state = Lock((hangs: false, isMet: false))
        private let out: Descriptor
        private let into: Descriptor

        init() throws {
            var ends: [CInt] = [-1, -1]
            guard unsafe pipe(&ends) == 0 else { throw PortError(call: "pipe", on: "clock") }
            out = Descriptor(owning: ends[0])
            into = Descriptor(owning: ends[1])
        }

        var isMet: Bool { state.withLock { $0.isMet } }

        func hang() { state.withLock { $0.hangs = true } }

        func goOn() {
            state.withLock { $0.hangs = false }
            var byte = UInt8(0)
            _ = unsafe write(into.number, &byte, 1)
        }

        func read() -> Timestamp {
            if Self.isOnLedgersThread,
                state.withLock({
                    $0.isMet = $0.hangs; return $0.hangs
                })
            {
                var byte = UInt8(0)
                _ = unsafe Glibc.read(out.number, &byte, 1)
            }
            return SystemClock.now()
        }

        private static var isOnLedgersThread: Bool {
            let file = unsafe open("/proc/thread-self/comm", O_RDONLY | O_CLOEXEC)
            defer { close(file) }
            var name = [UInt8](repeating: 0, count: 16)
            let count = unsafe Glibc.read(file, &name, name.count)
            return String(decoding: name.prefix(max(0, count - 1)), as: UTF8.self) == "ledger"
        }
    }

    @Test(.timeLimit(.minutes(1)))
    func `a round of a center ends, hangs while its ledger's thread hangs, and ends again`() async throws {
        let fixture = try CenterFixture()
        let source = try HangingClock()
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
