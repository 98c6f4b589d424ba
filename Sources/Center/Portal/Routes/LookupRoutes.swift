// SPDX-License-Identifier: Apache-2.0
import Booking
import HTTP
import Ports
import Reception
import Store
import Terms
import Vault

/// One's own booking, by number and document (F6, R68): asking, cancelling, moving.
///
/// An unknown number and a wrong document are answered with the same bytes after the same work.
enum LookupRoutes {
    static let all: [PublicRoute<PortalDesk>] = [
        .post("bookings/query") { desk, request, _ throws(CenterProblem) in
            try await desk.counting(.lookup) { () throws(CenterProblem) in
                let record = try await desk.find(try LookupBody(request), request)
                let now = desk.now
                let picture = try await desk.view { store throws(StoreError) in
                    try BookingPicture(record, in: store, at: now.timestamp)
                }
                return try desk.reply(picture, at: now)
            }
        },
        .post("bookings/terms") { desk, request, _ throws(CenterProblem) in
            let record = try await desk.find(try LookupBody(request), request)
            return try await agreed(desk, record)
        },
        .post("bookings/cancel") { desk, request, _ throws(CenterProblem) in
            try await desk.counting(.cancel) { () throws(CenterProblem) in
                let record = try await desk.find(try LookupBody(request), request)
                return try await cancel(desk, record)
            }
        },
        .post("bookings/move") { desk, request, _ throws(CenterProblem) in
            try await desk.counting(.move) { () throws(CenterProblem) in
                let body = try LookupBody(request, also: ["start"])
                let start = try body.fields.time("start")
                let intent = try desk.intent(of: request)
                let record = try await desk.find(body, request)
                return try await move(desk, record, to: start, intent: intent)
            }
        },
    ]

    /// The very words that were agreed to (R26).
    private static func agreed(_ desk: PortalDesk, _ record: BookingRecord) async throws(CenterProblem) -> HTTPReply {
        let now = desk.now
        let found = try await desk.view { store throws(StoreError) in
            (
                text: try store.consentText(record.terms),
                place: try Place(record.center, record.service, in: store)
            )
        }
        guard let text = found.text else {
            throw CenterProblem(404, "no-terms", "该预约不是在网上办理的", "The booking was not made online")
        }
        return CenterJSON.snake(TermsView(record.terms, text, record.slot, place: found.place, at: now))
    }

    private static func cancel(_ desk: PortalDesk, _ record: BookingRecord) async throws(CenterProblem) -> HTTPReply {
        let now = desk.now
        let outcome = try await desk.write { store throws(StoreError) -> Result<BookingPicture, BookingRefusal> in
            switch try store.cancel(record.number, at: now) {
            case .inTime(let record), .late(let record), .again(let record):
                .success(try BookingPicture(record, in: store, at: now.timestamp))
            case .refused(let refusal): .failure(refusal)
            }
        }
        switch outcome {
        case .success(let picture):
            let isLate = picture.record.standing == .cancelledLate
            return CenterJSON.snake(CancelView(late: isLate, booking: try desk.view(of: picture, at: now)))
        case .failure(let refusal): throw RefusalWords(zone: now).problem(refusal)
        }
    }

    private static func move(
        _ desk: PortalDesk,
        _ record: BookingRecord,
        to start: Timestamp,
        intent: IntentKey
    ) async throws(CenterProblem) -> HTTPReply {
        let now = desk.now
        let outcome = try await desk.write { store throws(StoreError) -> Result<BookingPicture, BookingRefusal> in
            switch try store.move(record.number, to: start, intent: intent, at: now) {
            case .booked(let new):
                try store.carryPreparation(from: record.number, to: new.number, at: now.timestamp)
                return .success(try BookingPicture(new, in: store, at: now.timestamp))
            // Somebody else's key: what it made is not told.
            case .again(let known) where known.principal.tag != record.principal.tag: return .failure(.intentReused)
            case .again(let known): return .success(try BookingPicture(known, in: store, at: now.timestamp))
            case .refused(let refusal): return .failure(refusal)
            }
        }
        switch outcome {
        case .success(let picture): return try desk.reply(picture, at: now)
        case .failure(let refusal): throw RefusalWords(zone: now).problem(refusal)
        }
    }
}

/// What came of a cancellation.
private struct CancelView: Encodable {
    /// It was after the deadline, and is registered as that (A4).
    let late: Bool
    let booking: BookingView
}

extension PortalDesk {
    /// Finds the booking of somebody who is in it, as principal or as agent.
    ///
    /// Every question costs a guess, which a right one gets back; both tags are compared whatever is found.
    func find(_ body: LookupBody, _ request: HTTPRequest) async throws(CenterProblem) -> BookingRecord {
        try admit(request, to: .lookup)
        let tags = vault.personTags(body.document)
        if let wait = turnstile.admitGuess(tags[0], of: body.number, at: instant) { throw .tooOften(wait) }
        let record = try await view { store throws(StoreError) in try store.booking(body.number) }
        let known = [record?.principal.tag ?? Self.nobody, record?.agent?.tag ?? Self.nobody]
        let matches = known.reduce(0) { count, tag in count + tags.count { $0 == tag } }
        guard let record, matches > 0 else { throw .noSuchBooking }
        turnstile.knew(tags[0], of: body.number, at: instant)
        return record
    }

    /// The tag of no document: 32 bytes of zero are no keyed hash that anybody will meet.
    private static let nobody = PersonTag(hash: [UInt8](repeating: 0, count: 32))
}

extension CenterProblem {
    /// The one answer to an unknown number and to a wrong document (R68).
    static let noSuchBooking = CenterProblem(
        404,
        "not-found",
        "没有找到与该证件相符的预约，请核对预约号和证件号码",
        "No booking with this number and document: please check both"
    )
}
