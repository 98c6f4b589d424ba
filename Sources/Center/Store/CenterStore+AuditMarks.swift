// SPDX-License-Identifier: Apache-2.0
package import Booking
import Rows
package import Terms
import Vault

extension CenterStore {
    /// Signs the last entry of the log, unless that was done; nil when there is nothing new.
    package func signAudit(at now: Timestamp) throws(StoreError) -> AuditMark? {
        try writing("sign audit log") { () throws(StoreError) -> AuditMark? in
            guard let last = try auditEnd() else { return nil }
            let known = try reading { () throws(RowsError) in
                try markRows.lastCheckpoint.first { row throws(RowsError) in try row.optionalInteger(0) } ?? nil
            }
            guard last.seq > known ?? 0 else { return nil }
            let mark = try signed(.checkpoint, last.seq, last.hash, now)
            try write(mark)
            return mark
        }
    }

    /// The signed end of a part of an export that was read up to `last`; nil when the part after `seq` is empty.
    ///
    /// An empty log has a signed end too: an empty file says nothing.
    package func auditEnd(
        of last: AuditRecord?,
        after seq: Int64,
        at now: Timestamp
    ) throws(StoreError) -> AuditMark? {
        guard last != nil || seq == 0 else { return nil }
        return try signed(.end, last?.seq ?? 0, last?.hash ?? AuditRecord.beginning, now)
    }

    /// The anchors, and the checkpoints after `seq`, in the order of their entries.
    package func auditMarks(after seq: Int64) throws(StoreError) -> [AuditMark] {
        let found = try reading { () throws(RowsError) in
            try markRows.marks.rows(.integer(seq)) { row throws(RowsError) in try AuditMark(row) }
        }
        return try found.map { mark throws(StoreError) in try intact(mark, "audit_mark") }
    }

    /// Deletes the oldest entries that were written before `first`, at most `limit`, and leaves a signed anchor; the
    /// last entry always stays.
    ///
    /// Entries stand in the order in which they were written: one after a later one, as after the clock was set back, is
    /// kept with it.
    package func cutAudit(before first: Timestamp, limit: Int, at now: Timestamp) throws(StoreError) -> Int {
        try writing("cut audit log") { () throws(StoreError) in
            let oldest = try reading { () throws(RowsError) in
                try markRows.oldest.rows(.integer(Int64(limit) + 1)) { row throws(RowsError) in
                    (seq: try row.integer(0), at: try row.integer(1), hash: try row.blob(2))
                }
            }
            let expired = oldest.prefix { $0.at < first.milliseconds }.prefix(max(0, oldest.count - 1))
            guard let cut = expired.last else { return 0 }
            try write(try signed(.anchor, cut.seq, cut.hash, now))
            try reading { () throws(RowsError) in try markRows.cut.run(.integer(cut.seq)) }
            return expired.count
        }
    }

    /// The center's own keys, to check its log with.
    package var auditKeys: AuditKeys { .vault(vault) }

    /// Checks the log as it stands in the database; without `keys` signatures are taken as they stand.
    package func checkAudit(_ keys: AuditKeys?) throws(StoreError) -> Result<AuditChain.Verdict, AuditFlaw> {
        var chain = AuditChain(keys: keys)
        var last: Int64 = 0
        let marks = try auditMarks(after: 0)
        do throws(AuditFlaw) { for mark in marks { try chain.take(mark) } } catch { return .failure(error) }
        while true {
            let records = try auditLog(after: last, limit: Self.auditBatch)
            do throws(AuditFlaw) {
                guard let end = records.last else { return .success(try chain.finish(isExport: false)) }
                for record in records { try chain.take(record) }
                last = end.seq
            } catch { return .failure(error) }
        }
    }

    /// How many entries are read at once.
    package static let auditBatch = 1000

    private func auditEnd() throws(StoreError) -> (seq: Int64, hash: [UInt8])? {
        try reading { () throws(RowsError) in
            try auditRows.last.first { row throws(RowsError) in (seq: try row.integer(0), hash: try row.blob(1)) }
        }
    }

    private func signed(
        _ kind: AuditMark.Kind,
        _ seq: Int64,
        _ hash: [UInt8],
        _ now: Timestamp
    ) throws(StoreError) -> AuditMark {
        do throws(VaultError) {
            return try AuditMark(kind, seq: seq, hash: hash, at: now, by: vault)
        } catch { throw .vault(error) }
    }

    private func write(_ mark: AuditMark) throws(StoreError) {
        try reading { () throws(RowsError) in
            try markRows.insert.run(
                .text(mark.kind.rawValue),
                .integer(mark.seq),
                .blob(mark.hash),
                .integer(mark.at.milliseconds),
                .integer(Int64(mark.signature.keyID)),
                .integer(Int64(mark.signature.algorithm.rawValue)),
                .blob(mark.signature.bytes)
            )
        }
    }
}

extension AuditMark {
    /// Reads a row of `audit_mark`, nil when it holds what this program cannot have written.
    fileprivate init?(_ row: borrowing Row) throws(RowsError) {
        guard let kind = Kind(rawValue: try row.text(0)), let keyID = UInt32(exactly: try row.integer(4)),
            let algorithm = UInt8(exactly: try row.integer(5)).flatMap(KeyAlgorithm.init(rawValue:))
        else { return nil }
        self.init(
            kind: kind,
            seq: try row.integer(1),
            hash: try row.blob(2),
            at: Timestamp(milliseconds: try row.integer(3)),
            signature: Signature(keyID: keyID, algorithm: algorithm, bytes: try row.blob(6))
        )
    }
}
