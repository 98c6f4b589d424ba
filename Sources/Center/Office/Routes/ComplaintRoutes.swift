// SPDX-License-Identifier: Apache-2.0
import Booking
import HTTP
import Reception
import Store
import Supervision
import Terms

/// Complaints (R52): taken in, moved through their stages, and answered by their day.
enum ComplaintRoutes {
    static let all: [OfficeRoute] = [
        .get("complaints", .readSupervision) { request throws(CenterProblem) in
            let center = try request.centerScope()
            let isOpenOnly = request.http.query["open"] == "true"
            let before = try request.query("before", expected: "a complaint's number") { Int64($0) } ?? .max
            let (now, days) = (request.now, try await request.workingDays())
            let found = try await request.view { store throws(StoreError) in
                try store.complaints(of: center, openOnly: isOpenOnly, before: before, limit: pageLimit)
            }
            return CenterJSON.snake(
                ComplaintPage(
                    complaints: found.map { ComplaintView($0, [], now, days) },
                    next: found.count == pageLimit ? found.last?.id : nil
                )
            )
        },
        .post("complaints", .supervise) { request throws(CenterProblem) in try await receive(request) },
        .get("complaints/{id}", .readSupervision) { request throws(CenterProblem) in
            let complaint = try await complaint(request)
            let steps = try await request.view { store throws(StoreError) in try store.steps(ofComplaint: complaint.id)
            }
            return CenterJSON.snake(ComplaintView(complaint, steps, request.now, try await request.workingDays()))
        },
        .post("complaints/{id}/postpone", .supervise) { request throws(CenterProblem) in
            try await move(request, .postpone)
        },
        .post("complaints/{id}/{stage}", .supervise) { request throws(CenterProblem) in
            try await move(request, .stage(try request.capture("stage") { ComplaintStage(rawValue: $0) }))
        },
    ]

    /// Complaints of one page.
    static let pageLimit = 100

    private static func receive(_ request: OfficeRequest) async throws(CenterProblem) -> HTTPReply {
        let order = try request.body(ComplaintOrder.self)
        try request.caller.require(order.center)
        guard let source = ComplaintSource(rawValue: order.source) else {
            let names = ComplaintSource.allCases.map(\.rawValue).joined(separator: ", ")
            throw .badField("source", expected: "one of \(names)")
        }
        guard (source == .hotline) == (order.workOrder != nil) else {
            throw .badField("work_order", expected: "the hotline's work order, and for nothing else")
        }
        guard (1...ComplaintReceipt.textLimit).contains(order.said.utf8.count) else {
            throw .badField("said", expected: "1 to \(ComplaintReceipt.textLimit) bytes")
        }
        let document = try order.person.map { person throws(CenterProblem) in try person.document() }
        let (intent, staff, now) = (try request.intent(), request.caller.staff, request.now)
        let complaint = try await request.act { store throws(StoreError) in
            let receipt = ComplaintReceipt(
                center: order.center,
                source: source,
                workOrder: order.workOrder,
                said: order.said,
                person: document.map { store.tag(of: $0) },
                intent: intent
            )
            let complaint = try store.receive(receipt, by: staff, at: now)
            return (complaint, Deed("complaint.received", String(complaint.id), ["source": source.rawValue]))
        }
        // The same work order may have come in at another center.
        try request.caller.mustSee(complaint.center)
        let view = ComplaintView(complaint, [], now, try await request.workingDays())
        return CenterJSON.snake(view, status: 201)
    }

    private static func move(
        _ request: OfficeRequest,
        _ step: ComplaintStep
    ) async throws(CenterProblem) -> HTTPReply {
        let note = request.http.body.isEmpty ? nil : try request.body(NoteOrder.self).note
        guard note?.utf8.count ?? 0 <= ComplaintReceipt.textLimit else {
            throw .badField("note", expected: "at most \(ComplaintReceipt.textLimit) bytes")
        }
        let id = try await complaint(request).id
        let (staff, now) = (request.caller.staff, request.now)
        let moved = try await request.act {
            store throws(StoreError) -> (Result<StoredComplaint, ComplaintCourse.Refusal>?, Deed?) in
            let moved = try store.move(complaint: id, to: step, note: note, by: staff, at: now)
            guard case .success? = moved else { return (moved, nil) }
            return (moved, Deed("complaint." + step.text, String(id)))
        }
        switch moved {
        case nil: throw .notFound
        case .success(let complaint):
            return CenterJSON.snake(ComplaintView(complaint, [], now, try await request.workingDays()))
        case .failure(.outOfOrder(let next)):
            throw CenterProblem(
                409,
                "complaint-order",
                "投诉须按受理、核实、处理、答复的顺序办理",
                "A complaint is received, verified, handled and answered in this order",
                members: next.map { ["next": .text($0.rawValue)] } ?? [:]
            )
        case .failure(.notPostponable):
            throw CenterProblem(409, "not-postponable", "不可再延期", "The answer cannot be put off any more")
        }
    }

    /// The complaint of the path, if the caller may know of it.
    private static func complaint(_ request: OfficeRequest) async throws(CenterProblem) -> StoredComplaint {
        let id = try request.capture("id") { Int64($0) }
        let found = try await request.view { store throws(StoreError) in try store.complaint(id) }
        guard let found else { throw .notFound }
        try request.caller.mustSee(found.center)
        return found
    }
}

/// A complaint that comes in.
private struct ComplaintOrder: Decodable, Sendable {
    let center: CenterID
    let source: String
    let workOrder: WorkOrderID?
    let said: String
    /// The document of who complained, if it was shown.
    let person: DocumentBody?
}

/// What was found or done.
private struct NoteOrder: Decodable {
    let note: String
}

/// A part of the list.
private struct ComplaintPage: Encodable {
    let complaints: [ComplaintView]
    /// What to ask `before` for more; left out at the end.
    let next: Int64?
}

/// A complaint with its days.
private struct ComplaintView: Encodable {
    struct Step: Encodable {
        let at: String
        let staff: StaffID
        let step: String
        let note: String?
    }

    let id: Int64
    let center: CenterID
    let source, sourceName, stage, stageName: String
    let workOrder: WorkOrderID?
    let received: BusinessDay
    let postponed: Bool
    let due, answerDue, redirectDue: BusinessDay?
    let late: Bool
    let said: String?
    let steps: [Step]

    init(_ complaint: StoredComplaint, _ steps: [StoredComplaint.Step], _ now: Moment, _ days: WorkingDays) {
        let course = complaint.course
        (id, center, workOrder) = (complaint.id, complaint.center, complaint.workOrder)
        (source, sourceName) = (course.source.rawValue, course.source.chineseName)
        (stage, stageName) = (course.stage.rawValue, course.stage.chineseName)
        (received, postponed, said) = (course.received, course.isPostponed, complaint.said)
        (due, redirectDue) = (course.due(days), course.redirectDue(days))
        answerDue = course.isOver ? nil : course.answerDue(days)
        late = course.isLate(on: now.day, days)
        self.steps = steps.map { Step(at: now.at($0.at).rfc3339, staff: $0.staff, step: $0.step, note: $0.note) }
    }
}
