// SPDX-License-Identifier: Apache-2.0
package import Booking
import FoundationEssentials
import Rows
package import Terms
import Vault

extension CenterStore {
    /// Writes what somebody did into the audit log (R58), in the transaction that does it.
    package func audit(_ entry: AuditEntry, at now: Timestamp) throws(StoreError) {
        try writing("audit") { () throws(StoreError) in
            let last = try reading { () throws(RowsError) in
                try auditRows.last.first { row throws(RowsError) in (try row.integer(0), try row.blob(1)) }
            }
            let seq = (last?.0 ?? 0) + 1
            let hash = Digest.sha256((last?.1 ?? AuditRecord.beginning) + entry.canonical(seq, at: now))
            try reading { () throws(RowsError) in
                try auditRows.insert.run(
                    .integer(seq),
                    .integer(now.milliseconds),
                    .text(entry.actor),
                    .text(entry.action),
                    .text(entry.subject),
                    .text(Self.text(entry.detail)),
                    .blob(hash)
                )
            }
        }
    }

    /// Who acts when nobody does: the rules.
    static let system = "system"
    /// Who acts when a visitor does, of whom no more is said here.
    static let visitor = "visitor"

    /// Writes one act into the audit log.
    func note(
        _ action: String,
        _ subject: String,
        _ detail: [String: String] = [:],
        by actor: String = system,
        at now: Moment
    ) throws(StoreError) {
        try audit(AuditEntry(actor: actor, action: action, subject: subject, detail: detail), at: now.timestamp)
    }

    /// The entries after `seq`, in order, as they stand; whether they are whole is for `AuditChain` to say.
    package func auditLog(after seq: Int64, limit: Int) throws(StoreError) -> [AuditRecord] {
        let found = try reading { () throws(RowsError) in
            try auditRows.entries.rows(.integer(seq), .integer(Int64(limit))) { row throws(RowsError) in
                (
                    seq: try row.integer(0), at: try row.integer(1), actor: try row.text(2), action: try row.text(3),
                    subject: try row.text(4), detail: try row.text(5), hash: try row.blob(6)
                )
            }
        }
        return found.map { row in
            let detail = (try? JSONDecoder().decode([String: String].self, from: Data(row.detail.utf8))) ?? [:]
            return AuditRecord(
                seq: row.seq,
                at: Timestamp(milliseconds: row.at),
                entry: AuditEntry(actor: row.actor, action: row.action, subject: row.subject, detail: detail),
                hash: row.hash
            )
        }
    }

    private static func text(_ detail: [String: String]) -> String {
        var writer = JSONWriter()
        writer.beginObject()
        for (name, value) in detail.sorted(by: { $0.key < $1.key }) {
            writer.key(text: name)
            writer.string(value)
        }
        writer.endObject()
        return writer.text
    }
}
