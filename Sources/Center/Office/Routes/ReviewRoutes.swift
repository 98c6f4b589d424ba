// SPDX-License-Identifier: Apache-2.0
import Booking
import HTTP
import Reception
import Store
import Terms

/// Pre-review (R13): what visitors sent ahead, looked at before they come; nothing ever needs it (R44).
enum ReviewRoutes {
    static let all: [OfficeRoute] = [
        .get("reviews", .readBookings) { request throws(CenterProblem) in
            let center = try request.centerScope()
            let state = try request.query("state", expected: "submitted, passed or needs_fix") {
                PreReview(rawValue: $0)
            }
            let now = request.now
            let found = try await request.view { store throws(StoreError) in
                try store.reviews(in: state ?? .submitted, center: center, limit: listLimit)
                    .map { ReviewView($0.booking, $0.center, $0.note, now) }
            }
            return CenterJSON.snake(["reviews": found])
        },
        .get("reviews/{number}", .readPeople) { request throws(CenterProblem) in
            let number = try await number(request)
            let now = request.now
            let view = try await request.view { store throws(StoreError) in
                PreparationView(
                    try store.review(of: number),
                    form: try store.form(of: number) ?? [:],
                    try store.materials(of: number),
                    now
                )
            }
            return CenterJSON.snake(view)
        },
        .get("reviews/{number}/materials/{id}", .readPeople) { request throws(CenterProblem) in
            try await content(request)
        },
        .post("reviews/{number}", .editBookings) { request throws(CenterProblem) in try await decide(request) },
    ]

    /// The most that are listed at once, the longest waiting first.
    static let listLimit = 200

    private static func decide(_ request: OfficeRequest) async throws(CenterProblem) -> HTTPReply {
        let order = try request.body(DecisionOrder.self)
        guard let state = PreReview(rawValue: order.state), state == .passed || state == .needsFix else {
            throw .badField("state", expected: "passed or needs_fix")
        }
        guard order.comment?.unicodeScalars.count ?? 0 <= ReviewNote.commentLimit else {
            throw .badField("comment", expected: "at most \(ReviewNote.commentLimit) characters")
        }
        let number = try await number(request)
        let (staff, now) = (request.caller.staff, request.now.timestamp)
        let isDecided = try await request.act { store throws(StoreError) -> (Bool, Deed?) in
            let known = try store.review(of: number)
            guard let note = known.decided(state, comment: order.comment, by: staff, at: now) else {
                return (false, nil)
            }
            try store.save(note, of: number, at: now)
            return (true, Deed("review." + state.rawValue, number.text))
        }
        guard isDecided else {
            throw CenterProblem(
                409,
                "not-submitted",
                "没有待审的材料，或未说明须修改之处",
                "Nothing waits for a review, or it is not said what to mend"
            )
        }
        return HTTPReply(status: 204)
    }

    /// A file as it was sent; only ever as a download, since nothing here looks into it.
    private static func content(_ request: OfficeRequest) async throws(CenterProblem) -> HTTPReply {
        let number = try await number(request)
        let id = try request.capture("id") { Material.isID($0) ? $0 : nil }
        let found = try await request.view { store throws(StoreError) in try store.material(id) }
        guard let found, found.booking == number, let shelf = request.shelf else { throw .notFound }
        let content: [UInt8]
        do throws(MaterialShelfFault) { content = try shelf.content(of: id) } catch { throw .notFound }
        var reply = HTTPReply(type: "application/octet-stream", bytes: content)
        reply.headers["Content-Disposition"] = "attachment; filename=\"\(number.text)-\(id.prefix(8))\""
        reply.headers["X-Content-Type-Options"] = "nosniff"
        return reply
    }

    /// The booking of the path, if the caller may know of it.
    private static func number(_ request: OfficeRequest) async throws(CenterProblem) -> BookingNumber {
        let number = try request.capture("number") { BookingNumber(text: $0) }
        let found = try await request.view { store throws(StoreError) in try store.booking(number) }
        guard let found else { throw .notFound }
        try request.caller.mustSee(found.center)
        return number
    }
}

/// What a reviewer decides.
private struct DecisionOrder: Decodable {
    let state: String
    let comment: String?
}

/// A booking whose pre-review waits or was decided.
private struct ReviewView: Encodable, Sendable {
    let booking: BookingNumber
    let center: CenterID
    let state: String
    let comment: String?
    let staff: StaffID?
    let at: String?

    init(_ booking: BookingNumber, _ center: CenterID, _ note: ReviewNote, _ now: Moment) {
        (self.booking, self.center, state) = (booking, center, note.state.rawValue)
        (comment, staff, at) = (note.comment, note.staff, note.at.map { now.at($0).rfc3339 })
    }
}

/// What was sent ahead for a booking.
private struct PreparationView: Encodable, Sendable {
    struct File: Encodable, Sendable {
        let id, label, kind: String
        let bytes: Int
        let at: String
    }

    let state: String
    let comment: String?
    let form: [String: String]
    let materials: [File]

    init(_ note: ReviewNote, form: [String: String], _ materials: [Material], _ now: Moment) {
        (state, comment, self.form) = (note.state.rawValue, note.comment, form)
        self.materials = materials.map {
            File(id: $0.id, label: $0.label, kind: $0.kind.rawValue, bytes: $0.bytes, at: now.at($0.at).rfc3339)
        }
    }
}
