// SPDX-License-Identifier: Apache-2.0
import Ports
import Terms
import Testing

@testable import kioskctl

struct `Clock commands` {
    private let now = Timestamp(seconds: 1_795_399_200)

    private func findings(
        isVouched: Bool = true,
        _ hardware: ClockFindings.Hardware? = nil,
        _ hall: ClockFindings.Hall? = ClockFindings.Hall(centerOffsetSeconds: 0)
    ) -> ClockFindings {
        ClockFindings(at: now, isVouched: isVouched, hardware: hardware ?? .shows(now), hall: hall)
    }

    @Test func `clocks in order say so, and so does a machine without a hardware clock or a hall`() {
        #expect(findings().isWell)
        #expect(findings().lines.allSatisfy { $0.hasPrefix("ok ") })
        #expect(findings(.missing).isWell)
        #expect(findings(nil, nil).isWell)
    }

    @Test(arguments: [
        (ClockFindings.Hall(trouble: "held", differenceSeconds: -86_400, waitsForPerson: true), "86400 s behind"),
        (ClockFindings.Hall(trouble: "held", differenceSeconds: 90), "90 s ahead"),
        (ClockFindings.Hall(trouble: "unset"), "never set"),
        (ClockFindings.Hall(trouble: "differs", centerOffsetSeconds: 61), "61 s behind"),
        (ClockFindings.Hall(isBehindDay: true), "numbers go on"),
    ])
    func `what somebody should look after is a line with its remedy`(_ hall: ClockFindings.Hall, _ words: String) {
        let findings = findings(nil, hall)
        #expect(!findings.isWell)
        #expect(findings.lines.contains { $0.hasPrefix("!! ") && $0.contains(words) })
    }

    @Test func `a machine that nobody sets, and an empty battery, are not well`() {
        #expect(!findings(isVouched: false).isWell)
        #expect(!findings(.unreadable).isWell)
        #expect(!findings(.shows(now.adding(seconds: -61))).isWell)
        #expect(findings(.shows(now.adding(seconds: 60))).isWell)
    }

    @Test func `the wait ends with the time server`() async throws {
        let looks = Lock(0)
        let waited = try await ClockWait.untilVouched(
            atMost: 10,
            now: { MonotonicTime(nanoseconds: Int64(looks.withLock { $0 }) * 1_000_000_000) },
            vouches: { looks.withLock { $0 } == 3 },
            rest: { _ in looks.withLock { $0 += 1 } }
        )
        #expect(waited == 3)
    }

    @Test(arguments: [0, 1, 90])
    func `the wait ends with its bound`(_ seconds: Int) async throws {
        let looks = Lock(0)
        let waited = try await ClockWait.untilVouched(
            atMost: seconds,
            now: { MonotonicTime(nanoseconds: Int64(looks.withLock { $0 }) * 1_000_000_000) },
            vouches: { false },
            rest: { _ in looks.withLock { $0 += 1 } }
        )
        #expect(waited == nil && looks.withLock { $0 } == seconds)
    }
}
