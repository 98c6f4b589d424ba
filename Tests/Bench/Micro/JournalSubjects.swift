// SPDX-License-Identifier: Apache-2.0
import Journal
import Queueing
import Terms

/// What is written and read for one event, and for a whole day.
struct JournalSubjects {
    private static let day = 100_000

    var all: [Subject] { events + [group] + snapshots }

    private var events: [Subject] {
        let hall = SampleHall(waiting: 20)
        hall.ask(
            .issueWalkIn(
                service: SampleHall.services[0],
                person: nil,
                station: SampleHall.station,
                token: hall.token()
            )
        )
        let issued = hall.newest[0]
        hall.callNext()
        let called = hall.newest[hall.newest.count - 1]
        hall.ask(
            .takeCenterChanges(
                [.booking(hall.unknownBooking())],
                from: hall.state.centerCursor,
                through: hall.state.centerCursor + 1
            )
        )
        return [("number taken", issued), ("call", called), ("booking fed", hall.newest[0])].flatMap(Self.coding)
    }

    private static func coding(_ name: String, _ record: HallRecord) -> [Subject] {
        let chain = StoredEvent.firstHash(of: SampleHall.hall)
        let row = StoredEvent(record, after: chain)
        let bytes = row.body.utf8.count + (row.answer?.utf8.count ?? 0)
        return [
            Subject("\(name): encode and link", note: "\(bytes) B of JSON") { StoredEvent(record, after: chain) },
            Subject("\(name): decode", note: "\(bytes) B of JSON") { must(try? row.record()) },
            Subject("\(name): link alone") { row.linkHash(after: chain) },
        ]
    }

    /// All that happens on the journal's thread for a number but SQLite.
    private var group: Subject {
        let desk = GroupDesk(SampleHall(waiting: 10_000))
        return Subject(
            "number taken: decide, encode, link, apply",
            prepare: { desk.request() },
            perform: { desk.decide($0) }
        )
    }

    private var snapshots: [Subject] {
        let hall = SampleHall(served: Self.day, waiting: 200)
        let chain = StoredEvent.firstHash(of: SampleHall.hall)
        let snapshot = Snapshot(hall: SampleHall.hall, chain: chain, state: hall.state)
        let bytes = snapshot.encoded
        let note = "\(bytes.count / 1024) KiB, \(bytes.count / Self.day) B a ticket"
        return [
            Subject("snapshot of 100,000 tickets: encode", times: 1, note: note) { snapshot.encoded },
            Subject("snapshot of 100,000 tickets: decode", times: 1, note: note) { must(Snapshot(bytes)) },
        ]
    }
}

/// A journal's state without its file: commands are decided on it as they are in a group.
private final class GroupDesk {
    private let hall: SampleHall
    private var live: LiveState
    private var rows: [StoredEvent] = []

    init(_ hall: SampleHall) {
        self.hall = hall
        live = LiveState(hall.state, chain: StoredEvent.firstHash(of: SampleHall.hall))
    }

    func request() -> SampleHall.Request {
        rows.removeAll(keepingCapacity: true)
        live.commit()
        return hall.request(
            .issueWalkIn(service: SampleHall.services[0], person: nil, station: nil, token: hall.token())
        )
    }

    func decide(_ request: SampleHall.Request) -> Verdict {
        live.decide(
            request.command,
            intent: request.intent,
            staff: SampleHall.staff,
            at: hall.moment,
            plan: hall.plan,
            into: &rows
        )
    }
}
