// SPDX-License-Identifier: Apache-2.0
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
        let begin = first.begin(in: now)
        return try writing("delete on schedule") { () throws(StoreError) in
            let count =
                switch kind {
                // Files are deleted by whoever keeps them, and noted.
                case .material: 0
                case .identity: try forgetIdentities(before: begin)
                case .noShow: try deleteNoShows(before: first)
                case .waitlist: try deletePlaces(before: begin)
                case .audit: try cutAudit(before: begin, limit: Self.retentionBatch, at: now.timestamp)
                case .complaint: try forgetComplaints(before: first)
                case .feedback: try delete(retentionRows.feedback, .integer(begin.milliseconds))
                case .lead: try delete(retentionRows.leads, .text(LeadFinder.month(first)))
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

    private func forgetIdentities(before end: Timestamp) throws(StoreError) -> Int {
        let numbers = try texts(retentionRows.named, .integer(end.milliseconds))
        for text in numbers {
            let number = try intact(BookingNumber(text: text), "booking")
            try forgetPrincipal(of: number)
            try forgetAgent(of: number)
        }
        return numbers.count
    }

    private func deleteNoShows(before first: BusinessDay) throws(StoreError) -> Int {
        let found = try texts(retentionRows.noShows, .text(first.text))
        for booking in found { try deleteNoShow(of: booking) }
        try reading { () throws(RowsError) in try retentionRows.listings.run(.text(first.text)) }
        return found.count
    }

    private func deletePlaces(before end: Timestamp) throws(StoreError) -> Int {
        let found = try texts(retentionRows.places, .integer(end.milliseconds))
        for id in found { try deletePlace(id) }
        return found.count
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

    /// The first column of at most a batch of what is older than `end`.
    private func texts(_ statement: Statement, _ end: Value) throws(StoreError) -> [String] {
        try reading { () throws(RowsError) in
            try statement.rows(end, .integer(Int64(Self.retentionBatch))) { row throws(RowsError) in
                try row.text(0)
            }
        }
    }

    /// Deletes at most a batch of what is older than `end`.
    private func delete(_ statement: Statement, _ end: Value) throws(StoreError) -> Int {
        try reading { () throws(RowsError) in
            try statement.run(end, .integer(Int64(Self.retentionBatch)))
            return Int(connection.changes)
        }
    }
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
