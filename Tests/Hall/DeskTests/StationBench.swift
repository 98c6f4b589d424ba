// SPDX-License-Identifier: Apache-2.0
import Journal
import Ports
import Queueing
import Terms
import Testing
import Vault

@testable import Desk

/// A station on a loop, in a hall that decides by the real rules and can fail as a disk does.
final class StationBench: Sendable {
    private struct Hall {
        var state = HallState()
        var keys: [IntentKey?] = []
        var commands: [HallCommand] = []
        var calls: [AlertKind] = []
        var pages: [DeskPage] = []
        var failures: [JournalError] = []
        var isDeaf = false
        var verdicts: [String: CredentialVerdict] = [:]
        var codes: [String] = []
    }

    let loop: EventLoop
    let time: ManualTimekeeper
    let vault: Vault
    let station: Station
    private let hall = Lock(Hall())
    private let running = Lock<Task<Void, Never>?>(nil)

    init(bookings: (Vault) -> [Booking] = { _ in [] }) throws {
        loop = try EventLoop(name: "desk")
        time = ManualTimekeeper(on: loop)
        let vault = try Vault(keys: .fresh(.hall))
        self.vault = vault
        let (hall, plan) = (hall, DeskTests.plan())
        let changes = bookings(vault).map { CenterChange.booking($0) }
        _ = Self.decide(.takeCenterChanges(changes, from: 0, through: 1), nil as Intent?, hall, plan)
        _ = Self.decide(.step(window: must(WindowID("15")), .open), nil as Intent?, hall, plan)
        station = Station(
            kiosk,
            house: DeskHouse(plan: plan, bookingMethod: "豫事办", telephone: "0372-0000000"),
            plan: plan,
            on: loop,
            time: time,
            vault: vault,
            vouchers: try VoucherVerifier(keys: .fresh(.center)),
            doors: StationDoors(
                submit: { command, key, _ throws(JournalError) in
                    if case .raiseAlert(let kind, kiosk) = command {
                        hall.withLock { $0.calls.append(kind) }
                        if hall.withLock({ $0.isDeaf }) { throw .storageFull }
                        let intent = key.map { Intent(key: $0, digest: command.digest) }
                        return Receipt(answer: Self.decide(command, intent, hall, plan), position: .start)
                    }
                    if let failure = hall.withLock({ $0.failures.popLast() }) {
                        hall.withLock { $0.keys.append(key) }
                        throw failure
                    }
                    return Receipt(answer: Self.decide(command, key, hall, plan), position: .start)
                },
                read: { read in hall.withLock { read($0.state) } },
                credentials: CredentialDoor(
                    allows: { $0.hasPrefix("YSB:") },
                    ask: { code in
                        hall.withLock { hall in
                            hall.codes.append(code)
                            return hall.verdicts[code] ?? .refused
                        }
                    }
                ),
                now: { DeskTests.time("09:30") },
                onScreen: { page in hall.withLock { $0.pages.append(page) } }
            )
        )
        let station = station
        running.withLock { $0 = Task { await station.run() } }
    }

    deinit {
        running.withLock { $0?.cancel() }
        loop.stop()
    }

    /// Decides what a visitor asks, and keeps it for the test to look at.
    private static func decide(
        _ command: HallCommand,
        _ key: IntentKey?,
        _ hall: borrowing Lock<Hall>,
        _ plan: HallPlan
    ) -> HallAnswer {
        if key != nil {
            hall.withLock { hall in
                hall.keys.append(key)
                hall.commands.append(command)
            }
        }
        return decide(command, key.map { Intent(key: $0, digest: command.digest) }, hall, plan)
    }

    private static func decide(
        _ command: HallCommand,
        _ intent: Intent?,
        _ hall: borrowing Lock<Hall>,
        _ plan: HallPlan
    ) -> HallAnswer {
        hall.withLock { hall in
            let moment = DeskTests.time("09:30")
            let decision = Queueing.decide(command, intent: intent, staff: nil, at: moment, in: hall.state, plan: plan)
            for event in decision.events {
                hall.state.apply(
                    HallRecord(
                        position: hall.state.position.next,
                        moment: moment,
                        intent: intent,
                        staff: nil,
                        event: event,
                        answer: decision.answer
                    )
                )
            }
            return decision.answer
        }
    }

    /// Lets the next requests fail, the last of the list first.
    func fail(_ failures: JournalError...) { hall.withLock { $0.failures = failures } }

    var keys: [IntentKey?] { hall.withLock { $0.keys } }
    var commands: [HallCommand] { hall.withLock { $0.commands } }
    /// Lets calls for staff fail, or not any more.
    func hear(_ isHearing: Bool) { hall.withLock { $0.isDeaf = !isHearing } }

    /// Lets the verifier know a code.
    func issue(_ code: String, _ verdict: CredentialVerdict) { hall.withLock { $0.verdicts[code] = verdict } }

    /// The codes that the verifier was asked about.
    var codes: [String] { hall.withLock { $0.codes } }

    var alerts: [HallAlert] { hall.withLock { $0.state.alerts } }
    var calls: [AlertKind] { hall.withLock { $0.calls } }
    var tickets: [Ticket] { hall.withLock { $0.state.tickets } }
    var pages: [DeskPage] { hall.withLock { $0.pages } }

    /// Waits until the first line of the screen begins like that.
    func until(_ beginning: String) async {
        let patience = ContinuousClock.now.advanced(by: .seconds(20))
        while await station.page.lines.first?.zh.hasPrefix(beginning) != true {
            await Task.yield()
            guard ContinuousClock.now < patience else {
                Issue.record("\(beginning) does not come, but \(await station.page.lines.first?.zh ?? "nothing")")
                return
            }
        }
    }
}
