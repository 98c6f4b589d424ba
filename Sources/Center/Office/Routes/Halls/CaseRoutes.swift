// SPDX-License-Identifier: Apache-2.0
import Booking
import HTTP
import Reception
import Store
import Terms
import Wire

/// What people have to look into: facts of halls that contradict what the center knows.
enum CaseRoutes {
    static let all: [OfficeRoute] = [
        .get("cases", .readBookings) { request throws(CenterProblem) in
            let (scope, now) = (try request.centerScope(), request.now)
            let isAll = request.http.query["all"] == "true"
            let views = try await request.view { store throws(StoreError) in
                let (halls, closings) = (try store.halls(), try store.caseClosings())
                let own = Set(halls.filter { scope == nil || $0.center == scope }.map(\.id))
                var views: [CaseView] = []
                for found in try store.cases() where own.contains(found.content.hall) {
                    let closing = closings[found.content.hall]?[found.position]
                    guard isAll || closing == nil else { continue }
                    let before = Position(found.position.value - 1)
                    let fact = try store.facts(of: found.content.hall, after: before, limit: 1).first
                    views.append(CaseView(found, fact?.at, closing, now))
                }
                return views
            }
            return CenterJSON.snake(views)
        },
        .post("cases/{id}/close", .editBookings) { request throws(CenterProblem) in
            let (hall, position) = try request.capture("id", place)
            let note = try request.body(HallNote.self).read()
            let registered = try await request.view { store throws(StoreError) in try store.hall(hall) }
            guard let registered else { throw .notFound }
            try request.caller.require(registered.center)
            let (staff, now) = (request.caller.staff, request.now.timestamp)
            let isClosed = try await request.write { store throws(StoreError) in
                guard try store.closeCase(position, of: hall, by: staff, note: note, at: now) else { return false }
                let subject = CaseView.id(hall, position)
                let entry = AuditEntry(
                    actor: staff.text,
                    action: "case.close",
                    subject: subject,
                    detail: ["note": note]
                )
                try store.audit(entry, at: now)
                return true
            }
            guard isClosed else { throw .notFound }
            return HTTPReply(status: 204)
        },
    ]

    /// The hall and the position that an id is made of; a hall's name may have dots itself.
    @Sendable
    private static func place(_ id: String) -> (HallID, Position)? {
        guard let dot = id.lastIndex(of: "."), let hall = HallID(id[..<dot]),
            let position = Digits.value(id[id.index(after: dot)...].utf8)
        else { return nil }
        return (hall, Position(Int64(position)))
    }
}

/// A case; nothing in it is about a person.
private struct CaseView: Encodable {
    let id: String
    let at: String?
    let kind: String
    let hall: HallID
    let booking: BookingNumber
    let ticket: TicketID
    let closedAt, closedBy, note: String?

    init(_ found: StoredCase, _ at: Timestamp?, _ closing: CaseClosing?, _ now: Moment) {
        id = Self.id(found.content.hall, found.position)
        (self.at, kind) = (at.map { now.at($0).rfc3339 }, found.content.kind.rawValue)
        (hall, booking, ticket) = (found.content.hall, found.content.booking, found.content.ticket)
        closedAt = closing.map { now.at($0.at).rfc3339 }
        (closedBy, note) = (closing?.staff.text, closing?.note)
    }

    static func id(_ hall: HallID, _ position: Position) -> String { "\(hall.text).\(position.value)" }
}
