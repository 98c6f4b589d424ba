// SPDX-License-Identifier: Apache-2.0
import Booking
import FoundationEssentials
import Rows
package import Terms
package import Wire

// What halls report of themselves, and what people say of the cases that they made.
extension CenterStore {
    /// The reports of change that are kept of each hall: two years of a hall that changes once a day.
    package static let changesKept = 1000

    /// Keeps the report of `hall`; one that tells of a change stays.
    package func take(_ report: HallReport, from hall: HallID, at now: Timestamp) throws(StoreError) {
        try writing("take report") { () throws(StoreError) in
            guard try self.hall(hall) != nil else { throw .unknownHall(hall) }
            let isNews = report.isNews(after: try self.report(of: hall)?.report)
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            guard let bytes = try? encoder.encode(report) else { throw .damaged("hall_report") }
            let (key, time) = (Value.text(hall.text), Value.integer(now.milliseconds))
            let body = Value.text(String(decoding: bytes, as: UTF8.self))
            try reading { () throws(RowsError) in
                try reportRows.set.run(key, time, body)
                guard isNews else { return }
                try reportRows.keepChange.run(key, time, body)
                try reportRows.trimChanges.run(key, .integer(Int64(Self.changesKept - 1)))
            }
        }
    }

    /// The last report of `hall`; nil before the first.
    package func report(of hall: HallID) throws(StoreError) -> KeptReport? {
        try reading { () throws(RowsError) in
            try reportRows.report.first(.text(hall.text)) { row throws(RowsError) in
                KeptReport(at: try row.integer(0), body: try row.text(1))
            } ?? nil
        }
    }

    /// The last report of every hall that ever reported.
    package func reports() throws(StoreError) -> [HallID: KeptReport] {
        let rows = try reading { () throws(RowsError) in
            try reportRows.reports.rows { row throws(RowsError) in
                (HallID(try row.text(0)), KeptReport(at: try row.integer(1), body: try row.text(2)))
            }
        }
        return rows.reduce(into: [:]) { all, row in if let hall = row.0 { all[hall] = row.1 } }
    }

    /// The reports of `hall` that told of a change, newest first.
    package func reportChanges(of hall: HallID, limit: Int) throws(StoreError) -> [KeptReport] {
        try reading { () throws(RowsError) in
            try reportRows.changes.rows(.text(hall.text), .integer(Int64(limit))) { row throws(RowsError) in
                KeptReport(at: try row.integer(0), body: try row.text(1))
            }
        }.compactMap(\.self)
    }

    /// Closes the case of a fact; false when there is none, or it is closed.
    package func closeCase(
        _ position: Position,
        of hall: HallID,
        by staff: StaffID,
        note: String,
        at now: Timestamp
    ) throws(StoreError) -> Bool {
        try writing("close case") { () throws(StoreError) in
            guard try cases().contains(where: { $0.position == position && $0.content.hall == hall }),
                try caseClosings()[hall]?[position] == nil
            else { return false }
            try reading { () throws(RowsError) in
                try reportRows.closeCase.run(
                    .text(hall.text),
                    .integer(position.value),
                    .integer(now.milliseconds),
                    .text(staff.text),
                    .text(note)
                )
            }
            return true
        }
    }

    /// What was said of closed cases, by hall and position.
    package func caseClosings() throws(StoreError) -> [HallID: [Position: CaseClosing]] {
        let rows = try reading { () throws(RowsError) in
            try reportRows.closings.rows { row throws(RowsError) in
                (
                    hall: HallID(try row.text(0)), position: Position(try row.integer(1)),
                    at: Timestamp(milliseconds: try row.integer(2)), staff: StaffID(try row.text(3)),
                    note: try row.text(4)
                )
            }
        }
        var all: [HallID: [Position: CaseClosing]] = [:]
        for row in rows {
            guard let hall = row.hall, let staff = row.staff else { throw .damaged("case_closing") }
            all[hall, default: [:]][row.position] = CaseClosing(at: row.at, staff: staff, note: row.note)
        }
        return all
    }
}

extension KeptReport {
    /// Reads a stored report; nil for one of a release that said something else.
    fileprivate init?(at: Int64, body: String) {
        guard let report = try? JSONDecoder().decode(HallReport.self, from: Data(body.utf8)) else { return nil }
        self.init(at: Timestamp(milliseconds: at), report: report)
    }
}
