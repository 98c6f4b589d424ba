// SPDX-License-Identifier: Apache-2.0
import Booking
import HTTP
import Reception
import Store
import Terms

/// Who waits for a number, and what waits in the release pool (R40, R41).
enum WaitlistRoutes {
    static let all: [OfficeRoute] = [
        .get("waitlist", .readBookings) { request throws(CenterProblem) in
            let (center, service, now) = (try request.centerScope(), try service(request), request.now)
            let after = try request.query("after", expected: "a place") { WaitlistID($0) }
            let places = try await request.view { store throws(StoreError) in
                try store.waitingPlaces(center: center, service: service, after: after, limit: pageLimit)
            }
            return CenterJSON.snake(places.map { WaitlistView($0, now) })
        },
        .get("pool", .readBookings) { request throws(CenterProblem) in
            let (center, service, now) = (try request.centerScope(), try service(request), request.now)
            let after = try request.query("after", expected: "a number") { Int64($0) }
            let units = try await request.view { store throws(StoreError) in
                try store.pooledUnits(center: center, service: service, after: after ?? 0, limit: pageLimit)
            }
            return CenterJSON.snake(units.map { PoolView($0, now) })
        },
    ]

    /// Places or numbers of one page.
    static let pageLimit = 200

    private static func service(_ request: OfficeRequest) throws(CenterProblem) -> ServiceID? {
        try request.query("service", expected: "a service's id") { ServiceID($0) }
    }
}

/// A place, its person by the masked name.
private struct WaitlistView: Encodable {
    let id: WaitlistID
    let center: CenterID
    let service: ServiceID
    let item: ItemCode?
    let name, madeAt, standing: String
    let missed: Int
    let wishes: [SlotTimes]

    init(_ entry: WaitlistEntry, _ now: Moment) {
        (id, center, service, item) = (entry.id, entry.center, entry.service, entry.item)
        (name, madeAt) = (entry.maskedName, now.at(entry.madeAt).rfc3339)
        (standing, missed) = (entry.standing.rawValue, entry.missed)
        wishes = entry.wishes.map { SlotTimes($0, now) }
    }
}

/// A freed number.
///
/// When it is due is told to staff only: whoever knew it could wait for it (A11).
private struct PoolView: Encodable {
    let id: Int64
    let center: CenterID
    let service: ServiceID
    let slot: SlotTimes
    let freedAt, dueAt: String

    init(_ unit: PooledUnit, _ now: Moment) {
        (id, center, service, slot) = (unit.id, unit.center, unit.service, SlotTimes(unit.slot, now))
        (freedAt, dueAt) = (now.at(unit.freedAt).rfc3339, now.at(unit.releaseAt).rfc3339)
    }
}
