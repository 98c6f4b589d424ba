// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import Ports

struct RetriesTests {
    private let start = MonotonicTime(nanoseconds: 1_000_000_000)

    @Test func `a device that has just come and refuses is tried again quickly, but only so often`() {
        var retries = Retries()
        expect(retries.plugged(at: start), .zero)
        var waits: [Duration] = []
        for _ in 0..<8 {
            retries.begin(at: start)
            waits.append(retries.wait(after: .busy("/dev/ttyUSB0")))
        }
        let quick = [Duration](repeating: Retries.quickInterval, count: Retries.quickAttempts)
        #expect(waits == quick + Backoff.steps.prefix(3))
    }

    @Test(arguments: [PortError.notFound("n"), .ambiguous([]), .hungUp, .wrongKind("n", hint: "h")])
    func `what will not mend itself in a moment waits`(fault: PortError) {
        var retries = Retries()
        _ = retries.plugged(at: start)
        retries.begin(at: start)
        expect(retries.wait(after: fault), Backoff.steps[0])
        #expect(!retries.isHurried)
    }

    @Test func `without an event a busy device is left to the waits`() {
        var retries = Retries()
        retries.begin(at: start)
        expect(retries.wait(after: .busy("n")), Backoff.steps[0])
    }

    @Test func `an event soon after another waits for its turn, and further ones add nothing`() {
        var retries = Retries()
        retries.begin(at: start.advanced(by: .milliseconds(-1)))
        _ = retries.wait(after: .notFound("n"))
        expect(retries.plugged(at: start), .zero)
        retries.begin(at: start)
        _ = retries.wait(after: .notFound("n"))
        expect(retries.plugged(at: start.advanced(by: .milliseconds(100))), .milliseconds(150))
        expect(retries.plugged(at: start.advanced(by: .milliseconds(200))), nil)
        retries.begin(at: start.advanced(by: .milliseconds(250)))
        _ = retries.wait(after: .notFound("n"))
        expect(retries.plugged(at: start.advanced(by: .seconds(2))), .zero)
    }

    @Test func `a hurried attempt is near enough for any event`() {
        var retries = Retries()
        _ = retries.plugged(at: start)
        retries.begin(at: start)
        _ = retries.wait(after: .denied("n"))
        #expect(retries.isHurried)
        expect(retries.plugged(at: start), nil)
    }

    /// As `#expect`, which cannot call what changes its subject.
    private func expect(_ wait: Duration?, _ expected: Duration?, location: SourceLocation = #_sourceLocation) {
        #expect(wait == expected, sourceLocation: location)
    }
}
