// SPDX-License-Identifier: Apache-2.0
import Glibc
import Ports
import Queueing
import Simulators
import Terms
import Testing
import Vault

@testable import Readers

/// A card reader of the product on a simulated module, with a clock whose hands the test turns.
final class ReaderBench: Sendable {
    let loop: EventLoop
    let time: ManualTimekeeper
    let module: SimulatedReader
    let reader: CardReader
    let vault: Vault
    private let events = Lock<[ReaderEvent]>([])
    /// How often somebody was said to be there.
    let presences = Lock(0)

    /// The day on which cards are looked at.
    static let today = BusinessDay(daysSinceEpoch: 20_780)

    init(rate: Int = 115_200, link: String? = nil, pace: SDTPace = SDTPace()) throws {
        loop = try EventLoop(name: "bench")
        time = ManualTimekeeper(on: loop)
        module = try SimulatedReader(on: loop, rate: rate, link: link)
        vault = try Vault(keys: .fresh(.hall))
        let (events, presences) = (events, presences)
        reader = CardReader(
            at: try DeviceAddress(configuration: "serial:\(module.path)"),
            on: loop,
            time: time,
            vault: vault,
            pace: pace,
            today: { Self.today }
        ) { event in
            if event == .presence {
                presences.withLock { $0 += 1 }
            } else {
                events.withLock { $0.append(event) }
            }
        }
    }

    deinit { loop.stop() }

    /// Starts the reader and lets its conversation come to the first poll, past the power-up time.
    func start() async {
        await reader.start()
        await pass(.seconds(3))
    }

    /// Turns the clock in small steps, letting both sides finish what they have to say after each.
    func pass(_ duration: Duration) async {
        for _ in 0..<(duration / .milliseconds(50)) {
            await time.advance(by: .milliseconds(50))
            await settle()
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

    /// The credential a card should become.
    func credential(_ person: SyntheticPerson, isExpired: Bool = false) throws -> ReaderEvent {
        let document = try #require(DocumentNumber(person.type, person.number))
        return .credential(
            .card(
                PresentedCard(
                    type: person.type,
                    tag: vault.personTag(document),
                    maskedName: String(person.name.prefix(1)) + "*",
                    isExpired: isExpired
                )
            )
        )
    }

    /// Waits until every byte that either side has sent has been heard by the other.
    private func settle() async {
        let patience = ContinuousClock.now.advanced(by: .seconds(20))
        var quietRounds = 0
        while quietRounds < 2 {
            await loop.call {}
            let (driver, device) = (await reader.traffic, module.traffic)
            quietRounds = driver.sent == device.heard && driver.received == device.sent ? quietRounds + 1 : 0
            guard ContinuousClock.now < patience else {
                Issue.record("the line does not come to rest: \(driver), \(device)")
                return
            }
        }
    }
}

extension Duration {
    /// How many whole times `step` fits.
    fileprivate static func / (whole: Duration, step: Duration) -> Int {
        Int(whole.wholeNanoseconds / step.wholeNanoseconds)
    }
}

/// A path for a symbolic link that no other test uses.
func linkPath() -> String {
    var random = SystemRandomNumberGenerator()
    return "/tmp/reader-\(getpid())-\(random.next())"
}
