// SPDX-License-Identifier: Apache-2.0
import Ports
import Simulators
import Testing

@testable import Readers

/// A code scanner of the product on a simulated one, with a clock whose hands the test turns.
final class ScannerBench: Sendable {
    let loop: EventLoop
    let time: ManualTimekeeper
    let scanner: SimulatedScanner
    let codes: CodeScanner
    private let events = Lock<[ReaderEvent]>([])
    /// How often somebody was said to be there.
    let presences = Lock(0)

    init(link: String? = nil) throws {
        loop = try EventLoop(name: "bench")
        time = ManualTimekeeper(on: loop)
        scanner = try SimulatedScanner(on: loop, link: link)
        let (events, presences) = (events, presences)
        codes = CodeScanner(
            at: try DeviceAddress(configuration: "serial:\(scanner.path)"),
            on: loop,
            time: time
        ) { event in
            if event == .presence {
                presences.withLock { $0 += 1 }
            } else {
                events.withLock { $0.append(event) }
            }
        }
    }

    deinit { loop.stop() }

    /// Starts the scanner and waits until it is open.
    func start() async {
        await codes.start()
        await until { $0.count == 1 }
    }

    /// Lets the bytes arrive, then turns the clock.
    func pass(_ duration: Duration) async {
        await settle()
        await time.advance(by: duration)
    }

    /// Waits until every byte sent has arrived.
    func settle() async {
        let patience = ContinuousClock.now.advanced(by: .seconds(20))
        while await codes.tally.received != scanner.bytesSent {
            guard ContinuousClock.now < patience else {
                Issue.record("the bytes do not arrive")
                return
            }
        }
    }

    /// What was handed on since the last look, besides that somebody is there.
    func news() -> [ReaderEvent] {
        events.withLock { events in
            defer { events = [] }
            return events
        }
    }

    /// Turns the clock until the events since the last look are as they should be, and takes them.
    func until(_ isExpected: @escaping ([ReaderEvent]) -> Bool) async {
        await time.advance(on: loop, until: { [events] in isExpected(events.withLock { $0 }) })
        _ = news()
    }
}

extension ManualTimekeeper {
    /// Turns the hands by 50 ms at a time until `isReached`, for as long as a device may take to hang up and open.
    func advance(on loop: EventLoop, until isReached: () -> Bool) async {
        let patience = ContinuousClock.now.advanced(by: .seconds(20))
        while !isReached() {
            await advance(by: .milliseconds(50))
            await loop.call {}
            guard ContinuousClock.now < patience else {
                Issue.record("what was waited for does not come")
                return
            }
        }
    }
}

/// What a scanner counted.
func counts(scans: Int = 0, repeats: Int = 0, unread: Int = 0, typed: Int = 0) -> ScannerCounts {
    var counts = ScannerCounts()
    (counts.scans, counts.repeats, counts.unread, counts.typed) = (scans, repeats, unread, typed)
    return counts
}
