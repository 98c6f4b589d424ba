// SPDX-License-Identifier: Apache-2.0
import Booking
import HTTP
import Reception
import Store
import Terms

/// Bookings as staff see and change them; what staff make for somebody carries a reason (R5).
///
/// A reason is kept with the booking, which forgets it with the person, and not in the audit log, which forgets nothing.
enum BookingRoutes {
    static let all: [OfficeRoute] = [
        .get("bookings", .readBookings) { request throws(CenterProblem) in try await list(request) },
        .post("bookings", .editBookings) { request throws(CenterProblem) in try await make(request) },
        .post("bookings/find", .readPeople) { request throws(CenterProblem) in try await find(request) },
        .get("bookings/{number}", .readBookings) { request throws(CenterProblem) in
            let record = try await record(request)
            let steps = try await request.view { store throws(StoreError) in try store.steps(of: record.number) }
            return CenterJSON.snake(BookingView(record, steps, request.now))
        },
        .post("bookings/{number}/cancel", .editBookings) { request throws(CenterProblem) in
            try await cancel(request)
        },
        .post("bookings/{number}/void", .editBookings) { request throws(CenterProblem) in try await void(request) },
        .post("bookings/{number}/move", .editBookings) { request throws(CenterProblem) in try await move(request) },
    ]

    /// Bookings of one page.
    static let pageLimit = 200
    /// The most characters of a reason.
    static let reasonLimit = 200

    private static func list(_ request: OfficeRequest) async throws(CenterProblem) -> HTTPReply {
        guard let center = try request.centerScope() else { throw .badField("center", expected: "a center's id") }
        let day = try request.query("day", expected: "a date such as 2026-11-23") { BusinessDay(text: $0) }
        let service = try request.query("service", expected: "a service's id") { ServiceID($0) }
        let standing = try request.query("standing", expected: "a standing such as booked") {
            BookingStanding(rawValue: $0)
        }
        let after = try request.query("after", expected: "a booking number") { BookingNumber(text: $0) }
        let now = request.now
        let records = try await request.view { store throws(StoreError) in
            try store.bookings(
                at: center,
                on: day ?? now.day,
                service: service,
                standing: standing,
                after: try after.flatMap { number throws(StoreError) in try store.booking(number) },
                limit: pageLimit,
                now: now
            )
        }
        return CenterJSON.snake(
            BookingPage(
                bookings: records.map { BookingView($0, [], now) },
                next: records.count == pageLimit ? records.last?.number : nil
            )
        )
    }

    /// What one person has booked; the document is in the body, never in the path, and the look is written down.
    private static func find(_ request: OfficeRequest) async throws(CenterProblem) -> HTTPReply {
        let document = try request.body(FindOrder.self).document.document()
        let (center, now) = (request.caller.center, request.now)
        let found = try await request.act { store throws(StoreError) in
            let found = try store.bookings(of: document, at: center).map(\.record)
            let deed = Deed("people.find", store.shortTag(of: document), ["bookings": "\(found.count)"])
            return (found, deed)
        }
        return CenterJSON.snake(BookingPage(bookings: found.map { BookingView($0, [], now) }, next: nil))
    }

    private static func make(_ request: OfficeRequest) async throws(CenterProblem) -> HTTPReply {
        let order = try request.body(MakeOrder.self)
        try request.caller.require(order.center)
        guard let channel = BookingChannel(rawValue: order.channel), channel == .desk || channel == .phone else {
            throw .badField("channel", expected: "desk or phone")
        }
        let reason = try reason(order.reason)
        guard let start = Moment(rfc3339: order.start)?.timestamp else {
            throw .badField("start", expected: "a time such as 2026-11-23T10:00:00+08:00")
        }
        let asked = BookingRequest(
            intent: try request.intent(),
            center: order.center,
            service: order.service,
            item: order.item,
            start: start,
            principal: try order.principal.party(),
            agent: try order.agent.map { agent throws(CenterProblem) in try agent.party() },
            channel: channel,
            staff: request.caller.staff,
            reason: reason,
            terms: 0
        )
        let now = request.now
        let answer = try await request.act { store throws(StoreError) -> (BookingAnswer, Deed?) in
            let answer = try store.book(asked, at: now)
            guard case .booked(let record) = answer else { return (answer, nil) }
            return (answer, Deed("booking.make", record.number.text, ["channel": channel.rawValue]))
        }
        return try reply(answer, now)
    }

    private static func move(_ request: OfficeRequest) async throws(CenterProblem) -> HTTPReply {
        let order = try request.body(MoveOrder.self)
        guard let start = Moment(rfc3339: order.start)?.timestamp else {
            throw .badField("start", expected: "a time such as 2026-11-23T10:00:00+08:00")
        }
        let number = try await record(request).number
        let (intent, staff, now) = (try request.intent(), request.caller.staff, request.now)
        let answer = try await request.act { store throws(StoreError) -> (BookingAnswer, Deed?) in
            let answer = try store.move(number, to: start, intent: intent, by: staff, at: now)
            guard case .booked(let record) = answer else { return (answer, nil) }
            return (answer, Deed("booking.move", number.text, ["to": record.number.text]))
        }
        return try reply(answer, now)
    }

    private static func cancel(_ request: OfficeRequest) async throws(CenterProblem) -> HTTPReply {
        let reason = try reason(request.body(ReasonOrder.self).reason)
        let number = try await record(request).number
        let (staff, now) = (request.caller.staff, request.now)
        let answer = try await request.act { store throws(StoreError) -> (CancelAnswer, Deed?) in
            let answer = try store.cancel(number, by: staff, note: reason, at: now)
            switch answer {
            case .inTime(let record), .late(let record):
                return (answer, Deed("booking.cancel", number.text, ["standing": record.standing.rawValue]))
            case .again, .refused: return (answer, nil)
            }
        }
        switch answer {
        case .inTime(let record), .late(let record), .again(let record):
            return CenterJSON.snake(BookingView(record, [], now))
        case .refused(let refusal): throw CenterProblem(refusal, now)
        }
    }

    /// R23, A9: staff void a booking whose visitor is another person; only one that is to come or under way.
    private static func void(_ request: OfficeRequest) async throws(CenterProblem) -> HTTPReply {
        let reason = try reason(request.body(ReasonOrder.self).reason)
        let number = try await record(request).number
        let (staff, now) = (request.caller.staff, request.now)
        let record = try await request.act { store throws(StoreError) -> (BookingRecord?, Deed?) in
            guard let known = try store.booking(number), known.standing.isOpen, known.standing != .done else {
                return (try store.booking(number), nil)
            }
            _ = try store.setStanding(.void, of: number, by: staff, note: reason, at: now)
            return (try store.booking(number), Deed("booking.void", number.text))
        }
        guard let record else { throw .notFound }
        guard record.standing == .void else { throw CenterProblem(BookingRefusal.ended(record.standing), now) }
        return CenterJSON.snake(BookingView(record, [], now))
    }

    private static func reply(_ answer: BookingAnswer, _ now: Moment) throws(CenterProblem) -> HTTPReply {
        switch answer {
        case .booked(let record): return CenterJSON.snake(BookingView(record, [], now), status: 201)
        case .again(let record): return CenterJSON.snake(BookingView(record, [], now))
        case .refused(let refusal): throw CenterProblem(refusal, now)
        }
    }

    /// The booking of the path, if the caller may know of it.
    private static func record(_ request: OfficeRequest) async throws(CenterProblem) -> BookingRecord {
        let number = try request.capture("number") { BookingNumber(text: $0) }
        let found = try await request.view { store throws(StoreError) in try store.booking(number) }
        guard let found else { throw .notFound }
        try request.caller.mustSee(found.center)
        return found
    }

    private static func reason(_ text: String) throws(CenterProblem) -> String {
        guard (1...reasonLimit).contains(text.unicodeScalars.count),
            text.unicodeScalars.allSatisfy({ $0.value > 0x1F && $0.value != 0x7F })
        else { throw .badField("reason", expected: "1 to \(reasonLimit) characters; nobody's name or number") }
        return text
    }
}

/// A booking to make for somebody.
private struct MakeOrder: Decodable {
    let center: CenterID
    let service: ServiceID
    let item: ItemCode?
    let start: String
    let principal: PartyBody
    let agent: PartyBody?
    let channel: String
    let reason: String
}

/// Another slot.
private struct MoveOrder: Decodable {
    let start: String
}

/// Why.
private struct ReasonOrder: Decodable {
    let reason: String
}

/// Whose bookings to find.
private struct FindOrder: Decodable {
    let document: DocumentBody
}

/// A part of the list.
private struct BookingPage: Encodable {
    let bookings: [BookingView]
    /// What to ask `after` for more; left out at the end.
    let next: BookingNumber?
}
