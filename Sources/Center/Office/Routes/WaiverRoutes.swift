// SPDX-License-Identifier: Apache-2.0
import Booking
import HTTP
import Reception
import Store
import Terms

/// Times in which nobody's absence counts (A28).
enum WaiverRoutes {
    static let all: [OfficeRoute] = [
        .get("waivers", .readNoShows) { request throws(CenterProblem) in try await list(request) },
        .post("waivers", .editNoShows) { request throws(CenterProblem) in try await declare(request) },
    ]

    /// Waivers of one page.
    static let pageLimit = 200

    private static func list(_ request: OfficeRequest) async throws(CenterProblem) -> HTTPReply {
        let (center, now) = (try request.centerScope(), request.now)
        let year = 366 * 24 * 60
        let start = now.timestamp.adding(minutes: -year)
        guard let time = TimeSlot(start: start, end: now.timestamp.adding(minutes: year)) else { throw .notFound }
        let waivers = try await request.view { store throws(StoreError) in
            try store.waivers(center: center, in: time, limit: pageLimit)
        }
        return CenterJSON.snake(waivers.map { WaiverView($0, now) })
    }

    private static func declare(_ request: OfficeRequest) async throws(CenterProblem) -> HTTPReply {
        let order = try request.body(WaiverOrder.self)
        try request.caller.require(order.center)
        guard let start = Moment(rfc3339: order.start)?.timestamp, let end = Moment(rfc3339: order.end)?.timestamp,
            let time = TimeSlot(start: start, end: end)
        else { throw .badField("end", expected: "a time after start, such as 2026-11-23T12:00:00+08:00") }
        let waiver = SlotWaiver(
            center: order.center,
            service: order.service,
            time: time,
            reason: order.reason,
            cause: .declared,
            staff: request.caller.staff
        )
        guard let waiver else {
            let expected = "1 to \(SlotWaiver.mostCharacters) characters, for at most \(SlotWaiver.mostDays) days"
            throw .badField("reason", expected: expected)
        }
        let now = request.now
        let waived = try await request.write { store throws(StoreError) in try store.waive(waiver, at: now) }
        return CenterJSON.snake(WaivedView(waived: waived), status: 201)
    }
}

private struct WaiverOrder: Decodable {
    let center: CenterID
    let service: ServiceID?
    let start, end, reason: String
}

/// How many events were taken off.
private struct WaivedView: Encodable {
    let waived: Int
}

private struct WaiverView: Encodable {
    let center: CenterID
    let service: ServiceID?
    let start, end, reason, cause: String
    let staff: StaffID?

    init(_ waiver: SlotWaiver, _ now: Moment) {
        (center, service, staff) = (waiver.center, waiver.service, waiver.staff)
        (start, end) = (now.at(waiver.time.start).rfc3339, now.at(waiver.time.end).rfc3339)
        (reason, cause) = (waiver.reason, waiver.cause.rawValue)
    }
}
