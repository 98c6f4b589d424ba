// SPDX-License-Identifier: Apache-2.0
import Booking
import HTTP
import Reception
import Store
import Terms

/// The audit log (R58): read, checked, and taken out for whoever checks it elsewhere.
enum AuditRoutes {
    static let all: [OfficeRoute] = [
        .get("audit", .readAudit) { request throws(CenterProblem) in
            let after = try request.query("after", expected: "a whole number from 0") { Int64($0) } ?? 0
            let records = try await request.view { store throws(StoreError) in
                try store.auditLog(after: after, limit: pageLimit)
            }
            let now = request.now
            return CenterJSON.snake(
                AuditPage(
                    entries: records.map { AuditView($0, now) },
                    next: records.count == pageLimit ? records.last?.seq : nil
                )
            )
        },
        .get("audit/export", .readAudit) { request throws(CenterProblem) in try await export(request) },
        .get("audit/verify", .readAudit) { request throws(CenterProblem) in
            let found = try await request.view { store throws(StoreError) in try store.checkAudit(store.auditKeys) }
            return CenterJSON.snake(AuditVerdictView(found))
        },
    ]

    /// Entries of one page.
    static let pageLimit = 200
    /// Entries of one part of an export.
    static let exportLimit = 5000

    /// A part of the log as lines of JSON with its signed end: parts that follow on each other are one whole log.
    private static func export(_ request: OfficeRequest) async throws(CenterProblem) -> HTTPReply {
        let after = try request.query("after", expected: "a whole number from 0") { Int64($0) } ?? 0
        let now = request.now.timestamp
        let text = try await request.view { store throws(StoreError) in
            let records = try store.auditLog(after: after, limit: exportLimit)
            let last = records.last?.seq ?? after
            var marks = try store.auditMarks(after: after)[...]
            // An anchor is told once, where the log begins.
            if after > 0 { marks = marks.drop { $0.kind == .anchor || $0.seq <= after } }
            var lines = marks.filter { $0.kind == .anchor }.map { AuditText.text(.mark($0)) }
            var checkpoints = marks.filter { $0.kind == .checkpoint && $0.seq <= last }[...]
            for record in records {
                lines.append(AuditText.text(.record(record)))
                while let mark = checkpoints.first, mark.seq <= record.seq {
                    checkpoints.removeFirst()
                    if mark.seq == record.seq { lines.append(AuditText.text(.mark(mark))) }
                }
            }
            if let end = try store.auditEnd(of: records.last, after: after, at: now) {
                lines.append(AuditText.text(.mark(end)))
            }
            return lines.joined(separator: "\n") + "\n"
        }
        return HTTPReply(type: "application/jsonl", bytes: Array(text.utf8))
    }
}

/// A part of the log.
private struct AuditPage: Encodable {
    let entries: [AuditView]
    /// What to ask `after` for more; left out at the end.
    let next: Int64?
}

/// An entry of the log.
private struct AuditView: Encodable {
    let seq: Int64
    let at: String
    let actor, action, subject: String
    let detail: [String: String]
    let hash: String

    init(_ record: AuditRecord, _ now: Moment) {
        (seq, at) = (record.seq, now.at(record.at).rfc3339)
        (actor, action, subject) = (record.entry.actor, record.entry.action, record.entry.subject)
        (detail, hash) = (record.entry.detail, Hex.text(record.hash))
    }
}

/// Whether the log is whole, and what is wrong where.
private struct AuditVerdictView: Encodable {
    let holds: Bool
    let first, last, signed: Int64?
    let flaw: String?

    init(_ found: Result<AuditChain.Verdict, AuditFlaw>) {
        switch found {
        case .success(let verdict):
            (holds, first, last, signed, flaw) = (true, verdict.first, verdict.last, verdict.signed, nil)
        case .failure(let flaw):
            (holds, first, last, signed) = (false, nil, nil, nil)
            self.flaw = flaw.description
        }
    }
}
