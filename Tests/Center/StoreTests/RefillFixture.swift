// SPDX-License-Identifier: Apache-2.0
import Booking
import Rules
import Store
import Terms
import Testing

/// A center with one slot at 10:00 on Monday 23 November 2026 and people who want it.
final class RefillFixture {
    let files: StoreFixture
    let store: CenterStore
    let center: CenterID
    let service: ServiceID
    let slot: TimeSlot

    /// 08:00 on the day of the slot.
    static let morning = Moment(Timestamp(seconds: 1_795_392_000), offsetSeconds: 28_800)
    /// 10:00.
    static let start = morning.timestamp.adding(minutes: 120)

    init(quota: Int = 1, _ changes: [(RuleName, RuleValue)] = []) throws {
        files = try StoreFixture()
        // In memory: nothing here is about the disk.
        store = try files.open().copyInMemory()
        center = try StoreFixture.center()
        service = try #require(ServiceID("estate"))
        slot = try #require(TimeSlot(start: Self.start, end: Self.start.adding(minutes: 60)))
        try Self.set(store, changes)
        _ = try store.setQuota(center, service, slot, on: Self.morning.day, to: quota)
    }

    static func set(_ store: CenterStore, _ changes: [(RuleName, RuleValue)]) throws {
        for (name, value) in changes {
            let change = RuleChange(
                name,
                value,
                effective: Timestamp(seconds: 0),
                madeAt: Timestamp(seconds: 0),
                staff: try #require(StaffID("4001")),
                note: "测试"
            )
            #expect(try store.change(change) == nil)
        }
    }

    static func person(_ number: Int) throws -> Party {
        Party(document: try #require(DocumentNumber(.passport, "T\(10_000_000 + number)")), name: "测试\(number)")
    }

    /// So many minutes after 08:00.
    static func at(_ minutes: Int) -> Moment { morning.at(morning.timestamp.adding(minutes: minutes)) }

    func request(_ person: Int, _ intent: String? = nil, agent: Int? = nil) throws -> BookingRequest {
        BookingRequest(
            intent: try #require(IntentKey(text: intent ?? "book-\(person)")),
            center: center,
            service: service,
            item: nil,
            start: slot.start,
            principal: try Self.person(person),
            agent: try agent.map { try Self.person($0) },
            channel: .web,
            terms: 7
        )
    }

    @discardableResult
    func book(_ person: Int, at now: Moment = morning, agent: Int? = nil) throws -> BookingNumber {
        guard case .booked(let record) = try store.book(request(person, agent: agent), at: now) else {
            throw NotBooked()
        }
        return record.number
    }

    func wait(_ person: Int, wishes: [TimeSlot]? = nil, at now: Moment = morning) throws -> WaitlistID {
        let request = WaitlistRequest(
            intent: try #require(IntentKey(text: "wait-\(person)")),
            center: center,
            service: service,
            item: nil,
            wishes: wishes ?? [slot],
            principal: try Self.person(person),
            agent: nil,
            terms: 7
        )
        guard case .waiting(let entry) = try store.joinWaitlist(request, at: now) else { throw NotBooked() }
        return entry.id
    }

    func units() throws -> SlotUnits { try #require(try store.slot(center, service, slot.start)) }

    func place(_ id: WaitlistID, of person: Int, at now: Moment) throws -> WaitlistPlace? {
        try store.waitlistPlace(id, of: Self.person(person).document, at: now.timestamp)
    }

    func claim(_ id: WaitlistID, of person: Int, at now: Moment) throws -> WaitlistClaim? {
        try store.claimOffer(id, of: Self.person(person).document, terms: 8, at: now)
    }

    struct NotBooked: Error {}
}
