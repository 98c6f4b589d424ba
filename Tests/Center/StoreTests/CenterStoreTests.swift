// SPDX-License-Identifier: Apache-2.0
import Booking
import FoundationEssentials
import Glibc
import Store
import Terms
import Testing
import Vault
import Wire

/// What the center remembers, over restarts and against halls that say things twice.
struct CenterStoreTests {
    private typealias Fixture = StoreFixture

    @Test
    func `the same file twice changes nothing, a new slot is a change in the feed`() throws {
        let fixture = try Fixture()
        let store = try fixture.open()
        try store.enrol(Fixture.hall(), center: Fixture.center(), name: "林州", since: Fixture.now)
        let made = try store.take([Fixture.order(), Fixture.order(1)], at: Fixture.moment())
        #expect(made.made == 2 && Set(made.numbers).count == 2)
        #expect(!made.numbers.contains { !$0.isPlausible })
        let number = made.numbers[0].text
        #expect(try store.take([Fixture.order(number: number)], at: Fixture.moment()).unchanged == 1)
        let moved = try store.take([Fixture.order(number: number, minutes: 60)], at: Fixture.moment())
        #expect(moved.changed == 1)
        let feed = try store.changes(for: Fixture.hall(), after: 2, now: Fixture.now)
        #expect(feed.changes.count == 1 && feed.through == 3)
        let full = try store.changes(for: Fixture.hall(), after: 0, now: Fixture.now)
        #expect(full.changes.count == 3 && full.changes.first == .notice(nil))
        let stranger = try store.take([Fixture.order(1, number: number, minutes: 90)], at: Fixture.moment())
        #expect(stranger.unchanged == 0 && stranger.notTaken.map(\.text) == [number])
        _ = try store.setStanding(.cancelled, of: made.numbers[0], at: Fixture.moment())
        let late = try store.take([Fixture.order(number: number, minutes: 120)], at: Fixture.moment())
        #expect(late.unchanged == 0 && late.notTaken.map(\.text) == [number])
    }

    @Test
    func `rows without numbers that are sent again after a lost answer make nothing twice`() throws {
        let fixture = try Fixture()
        let store = try fixture.open()
        let orders = [try Fixture.order(), try Fixture.order(1), try Fixture.order(service: "tax")]
        let first = try store.take(orders, at: Fixture.moment())
        #expect(first.made == 3)
        let again = try store.take(orders, at: Fixture.moment(Fixture.now.adding(minutes: 24 * 60)))
        #expect(again.made == 0 && again.unchanged == 3 && again.numbers == first.numbers)
        _ = try store.setStanding(.cancelled, of: first.numbers[0], at: Fixture.moment())
        #expect(try store.take([orders[0]], at: Fixture.moment()).made == 1)
    }

    @Test
    func `a hall is told that a unit has booked, which needs a letter`() throws {
        let fixture = try Fixture()
        let store = try fixture.open()
        try store.enrol(Fixture.hall(), center: Fixture.center(), name: "林州", since: Fixture.now)
        let person = try Fixture.order()
        let unit = BookingOrder(
            number: nil,
            center: person.center,
            service: person.service,
            slot: person.slot,
            principal: Party(
                document: try #require(DocumentNumber(.creditCode, "91350100M000100Y43")),
                name: "测试公司"
            ),
            agent: person.principal
        )
        _ = try store.take([person, unit], at: Fixture.moment())
        let kinds = try store.changes(for: Fixture.hall(), after: 0, now: Fixture.now).changes.compactMap { change in
            if case .booking(let notice) = change { Optional(notice.principalKind) } else { nil }
        }
        #expect(kinds == [nil, .unit])
    }

    @Test
    func `a number of ours that came with an import is not given out to somebody else`() throws {
        let fixture = try Fixture()
        let old = try fixture.open().take([Fixture.order()], at: Fixture.moment()).numbers[0]
        let moved = try Fixture()
        let store = try moved.open()
        _ = try store.take([Fixture.order(number: old.text)], at: Fixture.moment())
        let next = try store.take([Fixture.order(1)], at: Fixture.moment())
        #expect(next.made == 1 && next.numbers != [old])
    }

    @Test
    func `a ticket voided as a mistake gives the booking back, and its second exchange is no case`() throws {
        let fixture = try Fixture()
        let store = try fixture.open()
        for name in ["a", "b"] {
            try store.enrol(Fixture.hall(name), center: Fixture.center(), name: name, since: Fixture.now)
        }
        let number = try store.take([Fixture.order()], at: Fixture.moment()).numbers[0]
        let mistaken = try Self.exchange(number, at: 1)
        let ticket = try #require(TicketID(text: "2026-11-23.A001"))
        let voided = FactBatch.Entry(
            position: Position(2),
            at: Fixture.now,
            staff: nil,
            fact: .voided(ticket, reason: "issued_by_mistake")
        )
        let batch = FactBatch(after: .start, through: Position(2), entries: [mistaken, voided])
        _ = try store.take(batch, from: Fixture.hall("a"), at: Fixture.moment())
        let given = try #require(try store.booking(number))
        #expect(given.standing == .booked && given.exchange == nil)
        let seen = try store.changes(for: Fixture.hall("b"), after: 0, now: Fixture.now)
        guard case .booking(let notice)? = seen.changes.last else {
            Issue.record("no booking in the feed")
            return
        }
        #expect(notice.standing == .booked)
        let second = FactBatch(
            after: Position(2),
            through: Position(3),
            entries: [try Self.exchange(number, at: 3)]
        )
        _ = try store.take(second, from: Fixture.hall("a"), at: Fixture.moment())
        #expect(try store.booking(number)?.standing == .exchanged)
        #expect(try store.cases().isEmpty)
    }

    @Test
    func `two halls claim, one is granted, also after a restart`() throws {
        let fixture = try Fixture()
        var store = try fixture.open()
        for name in ["a", "b"] {
            try store.enrol(Fixture.hall(name), center: Fixture.center(), name: name, since: Fixture.now)
        }
        let number = try store.take([Fixture.order()], at: Fixture.moment()).numbers[0]
        #expect(try store.claim(number, by: Fixture.hall("a"), at: Fixture.now) == .granted)
        store = try fixture.open()
        #expect(try store.claim(number, by: Fixture.hall("b"), at: Fixture.now) == .refused(.exchangedElsewhere))
        #expect(try store.claim(number, by: Fixture.hall("a"), at: Fixture.now) == .granted)
        let unknown = try #require(BookingNumber(text: "261123999996"))
        #expect(try store.claim(unknown, by: Fixture.hall("a"), at: Fixture.now) == .unknown)
        _ = try store.setStanding(.cancelled, of: number, at: Fixture.moment())
        #expect(try store.claim(number, by: Fixture.hall("a"), at: Fixture.now) == .refused(.cancelled))
        let stranger = try Fixture.hall("c")
        #expect(throws: StoreError.unknownHall(stranger)) {
            try store.claim(number, by: stranger, at: Fixture.now)
        }
    }

    @Test
    func `facts count once, whatever is sent twice, early or with a gap`() throws {
        let fixture = try Fixture()
        let store = try fixture.open()
        try store.enrol(Fixture.hall(), center: Fixture.center(), name: "林州", since: Fixture.now)
        let first = FactBatch(after: .start, through: Position(3), entries: [try Self.walkIn(2)])
        let second = FactBatch(after: Position(3), through: Position(4), entries: [try Self.walkIn(4)])
        #expect(try store.take(second, from: Fixture.hall(), at: Fixture.moment()).position == .start)
        #expect(try store.take(first, from: Fixture.hall(), at: Fixture.moment()).position == Position(3))
        #expect(try store.take(first, from: Fixture.hall(), at: Fixture.moment()).position == Position(3))
        #expect(try store.take(second, from: Fixture.hall(), at: Fixture.moment()).position == Position(4))
        let stored = try store.facts(of: Fixture.hall(), after: .start, limit: 10)
        #expect(stored == first.entries + second.entries)
    }

    @Test
    func `an exchange is taken as it happened, a contradiction becomes a case`() throws {
        let fixture = try Fixture()
        let store = try fixture.open()
        for name in ["a", "b"] {
            try store.enrol(Fixture.hall(name), center: Fixture.center(), name: name, since: Fixture.now)
        }
        let number = try store.take([Fixture.order()], at: Fixture.moment()).numbers[0]
        let unknown = try #require(BookingNumber(text: "261123999996"))
        let batch = FactBatch(
            after: .start,
            through: Position(2),
            entries: [try Self.exchange(number, at: 1), try Self.exchange(unknown, at: 2)]
        )
        _ = try store.take(batch, from: Fixture.hall("a"), at: Fixture.moment())
        #expect(try store.booking(number)?.standing == .exchanged)
        let other = FactBatch(after: .start, through: Position(1), entries: [try Self.exchange(number, at: 1)])
        #expect(try store.take(other, from: Fixture.hall("b"), at: Fixture.moment()).position == Position(1))
        #expect(try store.cases().map(\.content.kind) == [.unknownBooking, .exchangedTwice])
        let seen = try store.changes(for: Fixture.hall("b"), after: 0, now: Fixture.now)
        let notices = seen.changes.compactMap { if case .booking(let notice) = $0 { notice } else { nil } }
        #expect(notices.last?.standing == .exchangedElsewhere)
        // Both halls are told of the conflict, and of nobody.
        let found = CaseNotice(
            hall: try Fixture.hall("b"),
            position: Position(1),
            kind: .exchangedTwice,
            booking: number,
            ticket: try #require(TicketID(text: "2026-11-23.A001")),
            isOpen: true
        )
        for name in ["a", "b"] {
            let changes = try store.changes(for: Fixture.hall(name), after: 0, now: Fixture.now).changes
            #expect(changes.contains(.bookingCase(found)), "hall \(name)")
        }
    }

    @Test
    func `a cursor from before a restore begins a full resync`() throws {
        let fixture = try Fixture()
        let store = try fixture.open()
        try store.enrol(Fixture.hall(), center: Fixture.center(), name: "林州", since: Fixture.now)
        _ = try store.take([Fixture.order()], at: Fixture.moment())
        let batch = try store.changes(for: Fixture.hall(), after: 900, now: Fixture.now)
        #expect(
            batch.from == 0 && batch.through == 1 && batch.changes.first == .notice(nil) && batch.changes.count == 2
        )
    }

    @Test
    func `a cursor of a database that was lost begins a full resync, however far the restored one has come`() throws {
        let fixture = try Fixture()
        var now = Fixture.now
        var store = try CenterStore(path: fixture.path, vault: Vault(keys: fixture.keys, as: .center)) { now }
        try store.enrol(Fixture.hall(), center: Fixture.center(), name: "林州", since: Fixture.now)
        _ = try store.take([Fixture.order()], at: Fixture.moment())
        let kept = try store.changes(for: Fixture.hall(), after: 0, now: Fixture.now).through
        let backup = try store.copyInMemory()
        // What the hall learns now is lost with the database.
        try store.setNotice("周五下午停电检修", of: Fixture.center())
        let lost = try store.changes(for: Fixture.hall(), after: kept, now: Fixture.now).through
        now = now.adding(minutes: 1)
        store = try backup.copyInMemory()
        for minutes in 1...9 { _ = try store.take([Fixture.order(1, minutes: minutes)], at: Fixture.moment()) }
        let batch = try store.changes(for: Fixture.hall(), after: lost, now: Fixture.now)
        #expect(batch.from == 0 && batch.changes.first == .notice(nil) && batch.changes.count == 11)
        // Who knows only what the backup knew goes on from there, and so does everybody afterwards.
        #expect(try store.changes(for: Fixture.hall(), after: kept, now: Fixture.now).changes.count == 9)
        now = now.adding(minutes: 1)
        let reopened = try store.copyInMemory()
        #expect(try reopened.changes(for: Fixture.hall(), after: batch.through, now: Fixture.now).changes == [])
        #expect(try reopened.changes(for: Fixture.hall(), after: lost, now: Fixture.now).from == 0)
    }

    @Test
    func `a hall misses nothing of what a restored center did before the hall came back`() throws {
        let fixture = try Fixture()
        let cursor: Int64
        do {
            let lost = try fixture.open(at: 1000)
            try lost.enrol(Fixture.hall(), center: Fixture.center(), name: "林州", since: Fixture.now)
            try lost.backup(to: fixture.folder + "/copy.db")
            _ = try lost.take([Fixture.order(), Fixture.order(1)], at: Fixture.moment())
            cursor = try lost.changes(for: Fixture.hall(), after: 0, now: Fixture.now).through
        }
        try #require(unsafe rename(fixture.folder + "/copy.db", fixture.path) == 0)
        let store = try fixture.open(at: 2000)
        let later = try (1...3).map { try Fixture.order(minutes: $0 * 60) }
        let made = try store.take(later, at: Fixture.moment()).numbers
        let news = try store.changes(for: Fixture.hall(), after: cursor, now: Fixture.now)
        let told = news.changes.compactMap { if case .booking(let notice) = $0 { notice.number } else { nil } }
        #expect(told == made)
    }

    @Test
    func `a feed comes in pages and a later hall gets all of it`() throws {
        let fixture = try Fixture()
        let store = try fixture.open()
        let orders = try (0..<1100).map { try Fixture.order($0 % 2, minutes: $0 / 2) }
        _ = try store.take(orders, at: Fixture.moment())
        try store.setNotice("周五下午停电检修", of: Fixture.center())
        try store.enrol(Fixture.hall(), center: Fixture.center(), name: "林州", since: Fixture.now)
        var cursor: Int64 = 0
        var sizes: [Int] = []
        repeat {
            let batch = try store.changes(for: Fixture.hall(), after: cursor, now: Fixture.now)
            sizes.append(batch.changes.count)
            cursor = batch.through
        } while sizes.last == ChangeBatch.mostChanges
        #expect(sizes == [500, 500, 102])
    }

    @Test
    func `no plain number or name is in the file`() throws {
        let fixture = try Fixture()
        let store = try fixture.open()
        try store.enrol(Fixture.hall(), center: Fixture.center(), name: "林州", since: Fixture.now)
        _ = try store.take([Fixture.order(), Fixture.order(1)], at: Fixture.moment())
        var bytes = Data()
        for name in ["", "-wal"] { bytes.append(try Data(contentsOf: URL(filePath: fixture.path + name))) }
        let text = String(decoding: bytes, as: UTF8.self)
        #expect(text.contains("测*"))
        for secret in Fixture.plainNumbers + ["测试人员"] { #expect(!text.contains(secret)) }
    }

    private static func walkIn(_ position: Int64) throws -> FactBatch.Entry {
        let ticket = try #require(TicketID(text: "2026-11-23.A00\(position)"))
        return FactBatch.Entry(
            position: Position(position),
            at: StoreFixture.now,
            staff: nil,
            fact: .issued(ticket, service: try #require(ServiceID("estate")), origin: .walkIn)
        )
    }

    private static func exchange(_ number: BookingNumber, at position: Int64) throws -> FactBatch.Entry {
        let ticket = try #require(TicketID(text: "2026-11-23.A00\(position)"))
        return FactBatch.Entry(
            position: Position(position),
            at: StoreFixture.now,
            staff: nil,
            fact: .issued(
                ticket,
                service: try #require(ServiceID("estate")),
                origin: .booking(number, claimed: false)
            )
        )
    }
}
