// SPDX-License-Identifier: Apache-2.0
import Booking
import Rules
import Store
import Terms
import Testing
import Vault

/// A store with one day of slots, from 09:00 in Shanghai, and as many synthetic people as are needed.
struct BookingFixture: ~Copyable {
    /// 2026-11-23 08:00:00 +08:00.
    static let morning = Timestamp(seconds: 1_795_392_000)

    let files: StoreFixture
    let store: CenterStore

    init(quota: Int = 2, draw: Double = 0.5) throws {
        let files = try StoreFixture()
        let store = try CenterStore(path: files.path, vault: Vault(keys: files.keys, as: .center), draw: { draw }) {
            Self.morning
        }
        for hour in 0..<6 {
            let set = try store.setQuota(
                StoreFixture.center(),
                Self.service(),
                try Self.slot(hour),
                on: StoreFixture.day(),
                to: quota
            )
            #expect(set == quota)
        }
        self.files = files
        self.store = store
    }

    /// The slot that begins `hour` hours after 09:00.
    static func slot(_ hour: Int) throws -> TimeSlot {
        let start = morning.adding(minutes: 60 + hour * 60)
        return try #require(TimeSlot(start: start, end: start.adding(minutes: 60)))
    }

    static func service() throws -> ServiceID { try #require(ServiceID("estate")) }

    /// `minutes` and `seconds` after 08:00.
    static func moment(_ minutes: Int = 0, seconds: Int64 = 0) -> Moment {
        Moment(morning.adding(minutes: minutes).adding(seconds: seconds), offsetSeconds: 28_800)
    }

    /// Nobody's number, with a right check digit.
    static func party(_ number: Int) throws -> Party {
        let digits = "4105811990" + "0101" + String(1000 + number).suffix(3)
        for check in "0123456789X" {
            if let document = DocumentNumber(.residentID, digits + String(check)) {
                return Party(document: document, name: "测试人员")
            }
        }
        throw Missing()
    }

    static func request(
        _ person: Int,
        hour: Int = 2,
        intent: String? = nil,
        item: String? = nil,
        agent: Int? = nil,
        channel: BookingChannel = .web
    ) throws -> BookingRequest {
        BookingRequest(
            intent: try #require(IntentKey(text: intent ?? "intent-\(person)-\(hour)-\(item ?? "")")),
            center: try StoreFixture.center(),
            service: try service(),
            item: try item.map { try #require(ItemCode($0)) },
            start: try slot(hour).start,
            principal: try party(person),
            agent: try agent.map { try party($0) },
            channel: channel,
            terms: 1
        )
    }

    /// Books, or fails the test.
    func booked(_ request: BookingRequest, at now: Moment = moment()) throws -> BookingRecord {
        guard case .booked(let record) = try store.book(request, at: now) else { throw Missing() }
        return record
    }

    func units(_ hour: Int = 2) throws -> SlotUnits {
        try #require(try store.slot(StoreFixture.center(), Self.service(), Self.slot(hour).start))
    }

    struct Missing: Error {}
}
