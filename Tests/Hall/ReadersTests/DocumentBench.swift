// SPDX-License-Identifier: Apache-2.0
import Ports
import Queueing
import Simulators
import Terms
import Testing
import Vault

@testable import Readers

/// A document reader of the product on a simulated line, with a clock whose hands the test turns.
final class DocumentBench: Sendable {
    let loop: EventLoop
    let time: ManualTimekeeper
    let line: SimulatedScanner
    let reader: DocumentReader
    let vault: Vault
    private let events = Lock<[ReaderEvent]>([])

    init() throws {
        loop = try EventLoop(name: "bench")
        time = ManualTimekeeper(on: loop)
        line = try SimulatedScanner(on: loop)
        vault = try Vault(keys: .fresh(.hall))
        let events = events
        reader = DocumentReader(
            at: try DeviceAddress(configuration: "serial:\(line.path)"),
            on: loop,
            time: time,
            vault: vault,
            today: { MRZTests.today }
        ) { event in
            if event != .presence { events.withLock { $0.append(event) } }
        }
    }

    deinit { loop.stop() }

    /// Starts the reader and waits until it is open.
    func start() async {
        await reader.start()
        await time.advance(on: loop, until: { [events] in events.withLock { $0.count } == 1 })
        _ = news()
    }

    /// Lets the bytes arrive, then turns the clock.
    func pass(_ duration: Duration) async {
        let patience = ContinuousClock.now.advanced(by: .seconds(20))
        while await reader.tally.received != line.bytesSent {
            guard ContinuousClock.now < patience else {
                Issue.record("the bytes do not arrive")
                return
            }
        }
        await time.advance(by: duration)
        await loop.call {}
    }

    /// What was handed on since the last look, besides that somebody is there.
    func news() -> [ReaderEvent] {
        events.withLock { events in
            defer { events = [] }
            return events
        }
    }

    /// The credential that a document should become.
    func credential(
        _ type: DocumentType,
        _ number: String,
        _ name: String,
        isExpired: Bool = false
    ) throws -> ReaderEvent {
        let document = try #require(DocumentNumber(type, number))
        let tag = vault.personTag(document)
        return .credential(.card(PresentedCard(type: type, tag: tag, maskedName: name, isExpired: isExpired)))
    }
}
