// SPDX-License-Identifier: Apache-2.0
import Booking
import HTTP
import Reception
import Store
import Terms

/// F7 (R69): the no-show register, its appeals and the list.
enum NoShowRoutes {
    static let all: [OfficeRoute] = [
        .get("noshows", .readNoShows) { request throws(CenterProblem) in try await list(request) },
        .get("noshows/listed", .readNoShows) { request throws(CenterProblem) in
            // The list is the city's: who is on it is known by a hash, of no center.
            guard request.caller.center == nil else { throw .forbidden }
            let now = request.now
            let listed = try await request.view { store throws(StoreError) in try store.listedPeople(limit: pageLimit) }
            return CenterJSON.snake(listed.map { NoShowListingView($0, now) })
        },
        .get("noshows/appeals", .readNoShows) { request throws(CenterProblem) in try await appeals(request) },
        .post("noshows/find", .readPeople) { request throws(CenterProblem) in try await find(request) },
        .get("noshows/{number}", .readNoShows) { request throws(CenterProblem) in
            CenterJSON.snake(NoShowEntryView(try await entry(request), request.now))
        },
        .post("noshows/{number}/decide", .editNoShows) { request throws(CenterProblem) in try await decide(request) },
        .post("noshows/{number}/remove", .editNoShows) { request throws(CenterProblem) in try await remove(request) },
    ]

    /// Events of one page.
    static let pageLimit = 200
    /// The days that are listed when none are asked for.
    static let usualDays = 366

    private static func list(_ request: OfficeRequest) async throws(CenterProblem) -> HTTPReply {
        let (center, now) = (try request.centerScope(), request.now)
        let date = "a date such as 2026-11-23"
        let through = try request.query("through", expected: date) { BusinessDay(text: $0) } ?? now.day
        let from = try request.query("from", expected: date) { BusinessDay(text: $0) }
        let standing = try request.query("standing", expected: "a standing such as registered") {
            NoShowEvent.Standing(rawValue: $0)
        }
        let after = try request.query("after", expected: "a booking number") { BookingNumber(text: $0) }
        let events = try await request.view { store throws(StoreError) in
            try store.noShows(
                center: center,
                from: from ?? through.advanced(byDays: -usualDays),
                through: through,
                standing: standing,
                after: try after.flatMap { number throws(StoreError) in try store.noShow(of: number) },
                limit: pageLimit
            )
        }
        return CenterJSON.snake(events.map { NoShowView($0, now) })
    }

    /// Appeals that wait, longest first.
    private static func appeals(_ request: OfficeRequest) async throws(CenterProblem) -> HTTPReply {
        let (center, now) = (try request.centerScope(), request.now)
        let entries = try await request.view { store throws(StoreError) in
            var entries: [NoShowFile.Entry] = []
            for appeal in try store.openAppeals(limit: pageLimit) {
                guard let entry = try store.noShowEntry(of: appeal.booking, at: now.timestamp) else { continue }
                if center == nil || entry.event.center == center { entries.append(entry) }
            }
            return entries
        }
        return CenterJSON.snake(entries.map { NoShowEntryView($0, now) })
    }

    /// Everything about one person; the document is in the body, never in the path, and the look is written down.
    private static func find(_ request: OfficeRequest) async throws(CenterProblem) -> HTTPReply {
        let document = try request.body(FindOrder.self).document.document()
        let now = request.now
        let file = try await request.act { store throws(StoreError) in
            (try store.noShowFile(of: document, at: now), Deed("people.find", store.shortTag(of: document)))
        }
        return CenterJSON.snake(NoShowFileView(file, now))
    }

    private static func decide(_ request: OfficeRequest) async throws(CenterProblem) -> HTTPReply {
        let order = try request.body(DecideOrder.self)
        guard let decision = NoShowAppeal.Decision(rawValue: order.decision) else {
            throw .badField("decision", expected: "granted or refused")
        }
        let note = try checked(order.note, "note")
        let (number, staff, now) = (try await entry(request).event.booking, request.caller.staff, request.now)
        let isAnswered = try await request.write { store throws(StoreError) in
            try store.answer(number, decision, note: note, by: staff, at: now)
        }
        guard isAnswered else {
            throw CenterProblem(409, "no-appeal", "没有待处理的申诉", "No appeal waits for an answer")
        }
        return HTTPReply(status: 204)
    }

    private static func remove(_ request: OfficeRequest) async throws(CenterProblem) -> HTTPReply {
        let reason = try checked(try request.body(RemoveOrder.self).reason, "reason")
        let (number, staff, now) = (try await entry(request).event.booking, request.caller.staff, request.now)
        let isRemoved = try await request.write { store throws(StoreError) in
            try store.remove(number, reason: reason, by: staff, at: now)
        }
        guard isRemoved else { throw CenterProblem(409, "not-counting", "该记录已不计入", "It does not count any more") }
        return HTTPReply(status: 204)
    }

    private static func entry(_ request: OfficeRequest) async throws(CenterProblem) -> NoShowFile.Entry {
        let number = try request.capture("number") { BookingNumber(text: $0) }
        let now = request.now.timestamp
        let found = try await request.view { store throws(StoreError) in try store.noShowEntry(of: number, at: now) }
        guard let found else { throw .notFound }
        try request.caller.require(found.event.center)
        return found
    }

    private static func checked(_ text: String, _ field: String) throws(CenterProblem) -> String {
        guard (1...NoShowAppeal.mostCharacters).contains(text.unicodeScalars.count) else {
            throw .badField(field, expected: "1 to \(NoShowAppeal.mostCharacters) characters")
        }
        return text
    }
}

private struct FindOrder: Decodable {
    let document: DocumentBody
}

private struct DecideOrder: Decodable {
    let decision, note: String
}

private struct RemoveOrder: Decodable {
    let reason: String
}
