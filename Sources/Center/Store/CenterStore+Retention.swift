// SPDX-License-Identifier: Apache-2.0
import Booking
import Rows
package import Supervision
package import Terms

// What is no longer needed goes (PIPL 19): a bounded part in each run, and doing it again changes nothing.
extension CenterStore {
    /// The most of a kind that one run deletes: the ledger writes for nobody else meanwhile.
    package static let retentionBatch = 500

    /// Deletes what is older than the rules keep, of one kind; returns how many, noted for the report.
    package func retain(_ kind: RetentionKind, _ retention: Retention, at now: Moment) throws(StoreError) -> Int {
        let first = kind.firstKept(retention, on: now.day)
        return try writing("delete on schedule") { () throws(StoreError) in
            let count =
                switch kind {
                // Files are deleted by whoever keeps them, and noted.
                case .material: 0
                case .identity: try forgetIdentities(before: first.begin(in: now))
                case .noShow: try forgetTags(before: first.begin(in: now))
                case .audit: try cutAudit(before: first.begin(in: now), limit: Self.retentionBatch, at: now.timestamp)
                case .complaint: try forgetComplaints(before: first)
                case .lead:
                    try changed { () throws(RowsError) in
                        let month = LeadFinder.month(first)
                        try retentionRows.leads.run(.text(month), .integer(Int64(Self.retentionBatch)))
                    }
                }
            try noteDeleted(count, of: kind, before: first, at: now.timestamp)
            return count
        }
    }

    /// Notes for the report that so many of a kind, older than a day, were deleted; nothing for none.
    package func noteDeleted(
        _ count: Int,
        of kind: RetentionKind,
        before first: BusinessDay,
        at now: Timestamp
    ) throws(StoreError) {
        guard count > 0 else { return }
        try writing("note deletion") { () throws(StoreError) in
            try reading { () throws(RowsError) in
                try retentionRows.insertRun.run(
                    .integer(now.milliseconds),
                    .text(kind.rawValue),
                    .text(first.text),
                    .integer(Int64(count))
                )
            }
        }
    }

    /// What was deleted since a moment, the newest first.
    package func retentionRuns(since first: Timestamp, limit: Int) throws(StoreError) -> [RetentionRun] {
        let found = try reading { () throws(RowsError) in
            try retentionRows.runs.rows(.integer(first.milliseconds), .integer(Int64(limit))) {
                row throws(RowsError) in try RetentionRun(row)
            }
        }
        return try found.map { run throws(StoreError) in try intact(run, "retention_run") }
    }

    /// Takes the principal out of a booking, and the tag too unless it is still counted by; inside a transaction.
    func forgetPrincipal(of number: BookingNumber, keepingTag: Bool) throws(StoreError) {
        try reading { () throws(RowsError) in
            try retentionRows.forget.run(
                .text(number.text),
                .text(Self.nobody.text),
                .text(Self.noLastFour.text),
                .integer(keepingTag ? 1 : 0)
            )
            try retentionRows.forgetNotes.run(.text(number.text))
        }
    }

    /// Takes the agent out of a booking; that there was one stays; inside a transaction.
    func forgetAgent(of number: BookingNumber) throws(StoreError) {
        try reading { () throws(RowsError) in
            try retentionRows.forgetAgent.run(
                .text(number.text),
                .text(Self.nobody.text),
                .text(Self.noLastFour.text)
            )
        }
    }

    /// Takes out what was said in a complaint; inside a transaction.
    func forgetComplaint(_ id: Int64) throws(StoreError) {
        try reading { () throws(RowsError) in
            try retentionRows.forgetComplaint.run(.integer(id))
            try retentionRows.forgetComplaintNotes.run(.integer(id))
        }
    }

    /// The tag that no document has.
    static let nobody = PersonTag(hash: [UInt8](repeating: 0, count: 32))
    private static let noLastFour = LastFourTag(hash: [UInt8](repeating: 0, count: 16))

    private func forgetIdentities(before end: Timestamp) throws(StoreError) -> Int {
        let numbers = try numbers(retentionRows.named, before: end)
        for number in numbers {
            let standing = try booking(number)?.standing
            try forgetPrincipal(of: number, keepingTag: standing?.mayCountAsNoShow ?? false)
            try forgetAgent(of: number)
        }
        return numbers.count
    }

    private func forgetTags(before end: Timestamp) throws(StoreError) -> Int {
        let numbers = try numbers(retentionRows.tagged, before: end)
        for number in numbers {
            try reading { () throws(RowsError) in
                try retentionRows.forgetTag.run(.text(Self.nobody.text), .text(number.text))
            }
        }
        return numbers.count
    }

    private func forgetComplaints(before first: BusinessDay) throws(StoreError) -> Int {
        let found = try reading { () throws(RowsError) in
            try retentionRows.complaints.rows(.text(first.text), .integer(Int64(Self.retentionBatch))) {
                row throws(RowsError) in try row.integer(0)
            }
        }
        for id in found { try forgetComplaint(id) }
        return found.count
    }

    private func numbers(_ statement: Statement, before end: Timestamp) throws(StoreError) -> [BookingNumber] {
        let found = try reading { () throws(RowsError) in
            try statement.rows(.integer(end.milliseconds), .integer(Int64(Self.retentionBatch))) {
                row throws(RowsError) in BookingNumber(text: try row.text(0))
            }
        }
        return try found.map { number throws(StoreError) in try intact(number, "booking") }
    }

    private func changed(_ change: () throws(RowsError) -> Void) throws(StoreError) -> Int {
        try reading { () throws(RowsError) in
            try change()
            return Int(connection.changes)
        }
    }
}

extension BookingStanding {
    /// Whether a booking that ended so may count for the no-show list (A4).
    var mayCountAsNoShow: Bool { self == .noShow || self == .cancelledLate }
}

extension RetentionRun {
    /// Reads a row of `retention_run`, nil when it holds what this program cannot have written.
    fileprivate init?(_ row: borrowing Row) throws(RowsError) {
        guard let kind = RetentionKind(rawValue: try row.text(1)), let before = BusinessDay(text: try row.text(2))
        else { return nil }
        self.init(
            at: Timestamp(milliseconds: try row.integer(0)),
            kind: kind,
            before: before,
            count: Int(try row.integer(3))
        )
    }
}
