// SPDX-License-Identifier: Apache-2.0
import Rows
package import Supervision
package import Terms

extension CenterStore {
    /// Takes a complaint in, or finds the one that the same intent or work order has made.
    package func receive(
        _ receipt: ComplaintReceipt,
        by staff: StaffID,
        at now: Moment
    ) throws(StoreError) -> StoredComplaint {
        try writing("receive complaint") { () throws(StoreError) in
            let known = try reading { () throws(RowsError) in
                try complaintRows.known.first(.text(receipt.intent.text), .orNull(receipt.workOrder?.text)) {
                    row throws(RowsError) in try row.integer(0)
                }
            }
            if let known { return try intact(try complaint(known), "complaint") }
            let id = try reading { () throws(RowsError) in
                try complaintRows.insert.first(
                    .text(receipt.center.text),
                    .text(receipt.source.rawValue),
                    .orNull(receipt.workOrder?.text),
                    .text(receipt.intent.text),
                    .text(now.day.text),
                    .text(ComplaintStage.received.rawValue),
                    .orNull(receipt.person?.text)
                ) { row throws(RowsError) in try row.integer(0) }
            }
            let number = try intact(id, "complaint")
            let kept = try sealed(Array(receipt.said.utf8), for: Self.place(number))
            try reading { () throws(RowsError) in try complaintRows.write.run(.blob(kept), .integer(number)) }
            try note(number, ComplaintStage.received.rawValue, nil, staff, now)
            return try intact(try complaint(number), "complaint")
        }
    }

    /// The complaint with a number; nil if there is none.
    package func complaint(_ id: Int64) throws(StoreError) -> StoredComplaint? {
        let found = try reading { () throws(RowsError) in
            try complaintRows.complaint.first(.integer(id)) { row throws(RowsError) in try Raw(row) }
        }
        return try found.map { raw throws(StoreError) in try opened(raw) }
    }

    /// Complaints, the newest first: of one center or of all, those that are not over or all, before a number.
    package func complaints(
        of center: CenterID?,
        openOnly: Bool,
        before id: Int64 = .max,
        limit: Int
    ) throws(StoreError) -> [StoredComplaint] {
        let found = try reading { () throws(RowsError) in
            try complaintRows.ofCenter.rows(
                .orNull(center?.text),
                .integer(id),
                .integer(openOnly ? 1 : 0),
                .integer(Int64(limit))
            ) { row throws(RowsError) in try Raw(row) }
        }
        return try found.map { raw throws(StoreError) in try opened(raw) }
    }

    /// What was done with a complaint, in order.
    package func steps(ofComplaint id: Int64) throws(StoreError) -> [StoredComplaint.Step] {
        let found = try reading { () throws(RowsError) in
            try complaintRows.steps.rows(.integer(id)) { row throws(RowsError) in
                (try row.integer(0), try row.text(1), try row.text(2), try row.optionalBlob(3))
            }
        }
        return try found.map { at, staff, step, note throws(StoreError) in
            StoredComplaint.Step(
                at: Timestamp(milliseconds: at),
                staff: try intact(StaffID(staff), "complaint_step"),
                step: step,
                note: try note.map { bytes throws(StoreError) in try words(bytes, ofComplaint: id) }
            )
        }
    }

    /// Moves a complaint on or puts its answer off; nil when there is no such complaint.
    package func move(
        complaint id: Int64,
        to step: ComplaintStep,
        note: String?,
        by staff: StaffID,
        at now: Moment
    ) throws(StoreError) -> Result<StoredComplaint, ComplaintCourse.Refusal>? {
        try writing("move complaint") { () throws(StoreError) in
            guard var complaint = try complaint(id) else { return nil }
            do throws(ComplaintCourse.Refusal) {
                try complaint.course.take(step)
            } catch { return .failure(error) }
            try reading { () throws(RowsError) in
                try complaintRows.move.run(
                    .text(complaint.course.stage.rawValue),
                    .integer(complaint.course.isPostponed ? 1 : 0),
                    .orNull(complaint.course.isOver ? now.day.text : nil),
                    .integer(id)
                )
            }
            try self.note(id, step.text, note, staff, now)
            return .success(complaint)
        }
    }

    private func note(
        _ id: Int64,
        _ step: String,
        _ note: String?,
        _ staff: StaffID,
        _ now: Moment
    ) throws(StoreError) {
        let kept = try note.map { text throws(StoreError) in try sealed(Array(text.utf8), for: Self.place(id)) }
        try reading { () throws(RowsError) in
            try complaintRows.insertStep.run(
                .integer(id),
                .integer(now.timestamp.milliseconds),
                .text(staff.text),
                .text(step),
                .orNull(kept)
            )
        }
    }

    private func opened(_ raw: Raw) throws(StoreError) -> StoredComplaint {
        let said = try raw.said.map { bytes throws(StoreError) in try words(bytes, ofComplaint: raw.id) }
        return StoredComplaint(
            id: raw.id,
            center: try intact(CenterID(raw.center), "complaint"),
            course: ComplaintCourse(
                source: try intact(ComplaintSource(rawValue: raw.source), "complaint"),
                received: try intact(BusinessDay(text: raw.received), "complaint"),
                stage: try intact(ComplaintStage(rawValue: raw.stage), "complaint"),
                isPostponed: raw.isPostponed
            ),
            workOrder: raw.workOrder.flatMap { WorkOrderID($0) },
            said: said
        )
    }

    private func words(_ sealed: [UInt8], ofComplaint id: Int64) throws(StoreError) -> String {
        String(decoding: try opened(sealed, for: Self.place(id)), as: UTF8.self)
    }

    private static func place(_ id: Int64) -> String { "complaint \(id)" }
}

/// A row of `complaint` as it stands.
private struct Raw {
    let id: Int64
    let center, source: String
    let workOrder: String?
    let received, stage: String
    let isPostponed: Bool
    let said: [UInt8]?

    init(_ row: borrowing Row) throws(RowsError) {
        (id, center, source) = (try row.integer(0), try row.text(1), try row.text(2))
        (workOrder, received, stage) = (try row.optionalText(3), try row.text(4), try row.text(5))
        (isPostponed, said) = (try row.integer(6) != 0, try row.optionalBlob(7))
    }
}
