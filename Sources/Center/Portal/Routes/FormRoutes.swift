// SPDX-License-Identifier: Apache-2.0
import Booking
import Catalog
import HTTP
import Reception
import Store
import Terms

/// The pre-filled form and the pre-review (R13, R71); both can be skipped (R44).
enum FormRoutes {
    static let all: [PublicRoute<PortalDesk>] = [
        .post("bookings/form") { desk, request, _ throws(CenterProblem) in
            let body = try LookupBody(request, also: ["answers"])
            let answers = try body.fields.texts("answers", upTo: FormSchema.fieldLimit)
            let record = try await desk.find(body, request)
            return try await save(desk, record, answers)
        },
        .post("bookings/form/query") { desk, request, _ throws(CenterProblem) in
            let record = try await desk.find(try LookupBody(request), request)
            let now = desk.now
            let found = try await desk.view { store throws(StoreError) in try FormPicture(record, in: store) }
            return CenterJSON.snake(FormView(found, now))
        },
        .post("bookings/review") { desk, request, _ throws(CenterProblem) in
            let record = try await desk.find(try LookupBody(request), request)
            return try await submit(desk, record)
        },
    ]

    private static func save(
        _ desk: PortalDesk,
        _ record: BookingRecord,
        _ answers: [String: String]
    ) async throws(CenterProblem) -> HTTPReply {
        try desk.requireOpen(record)
        let now = desk.now
        let offers = try await desk.offers(of: record)
        guard let form = offers.form else {
            throw CenterProblem(409, "no-form", "该事项没有可预填的表单", "This item has no form to fill in")
        }
        if let fault = form.faults(of: answers).first { throw FormWords.problem(fault, form) }
        let saved = try await desk.write { store throws(StoreError) in
            try store.saveForm(answers, of: record.number, at: now.timestamp)
            return try FormPicture(record, in: store)
        }
        return CenterJSON.snake(FormView(saved, now))
    }

    private static func submit(_ desk: PortalDesk, _ record: BookingRecord) async throws(CenterProblem) -> HTTPReply {
        try desk.requireOpen(record)
        let now = desk.now
        let note = try await desk.write { store throws(StoreError) -> ReviewNote? in
            let review = try store.review(of: record.number)
            let next = review.submitted(
                hasForm: try store.form(of: record.number) != nil,
                materials: try store.materials(of: record.number).count,
                at: now.timestamp
            )
            if let next, next != review { try store.save(next, of: record.number, at: now.timestamp) }
            return next
        }
        guard let note else {
            throw CenterProblem(
                409,
                "nothing-to-review",
                "还没有可预审的表单或材料，或预审已通过",
                "There is nothing to review yet, or it has passed"
            )
        }
        return CenterJSON.snake(["review": ReviewView(note, now)])
    }
}

/// What is filled in of a form.
struct FormPicture: Sendable {
    let form: FormSchema?
    let answers: [String: String]
    let review: ReviewNote

    init(_ record: BookingRecord, in store: CenterStore) throws(StoreError) {
        form = try VisitOffers(of: record, in: store).form
        answers = try store.form(of: record.number) ?? [:]
        review = try store.review(of: record.number)
    }
}

/// The form as its visitor reads it.
private struct FormView: Encodable {
    let form: FormSchema?
    let answers: [String: String]
    let review: ReviewView

    init(_ picture: FormPicture, _ zone: Moment) {
        (form, answers, review) = (picture.form, picture.answers, ReviewView(picture.review, zone))
    }

    /// Answers are by names of the form's own, which are told as they are.
    private enum CodingKeys: String, CodingKey { case form, answers, review }
}

extension PortalDesk {
    /// What may be sent ahead of a booking.
    func offers(of record: BookingRecord) async throws(CenterProblem) -> VisitOffers {
        try await view { store throws(StoreError) in try VisitOffers(of: record, in: store) }
    }

    /// Throws unless something can still be sent ahead of a booking.
    func requireOpen(_ record: BookingRecord) throws(CenterProblem) {
        guard record.standing == .booked else {
            throw RefusalWords(zone: now).problem(.ended(record.standing))
        }
    }
}
