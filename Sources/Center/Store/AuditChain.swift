// SPDX-License-Identifier: Apache-2.0
package import Booking
import Vault

/// Checks an audit log entry by entry: each hash covers the one before it, so a change, a gap or another order shows at its
/// place (R58).
///
/// Marks tell what no chain can: where it begins when its oldest part was deleted, and that its end was not cut off.
package struct AuditChain: Sendable {
    /// What a whole log was found to be.
    package struct Verdict: Sendable, Equatable {
        /// The first entry; nil for an empty log.
        package var first: Int64?
        /// The last entry; 0 for an empty log.
        package var last: Int64 = 0
        /// The last entry that a signed mark covers; nil when there is none.
        package var signed: Int64?
        /// Whether signatures were checked.
        package var isSigned = false
    }

    private let keys: AuditKeys?
    private var head: AuditMark?
    private var hash = AuditRecord.beginning
    /// What is signed of entries to come.
    private var expected: [Int64: [UInt8]] = [:]
    private var hasEnd = false
    private var verdict = Verdict()

    /// Begins a check; without `keys` signatures are taken as they stand.
    package init(keys: AuditKeys?) {
        self.keys = keys
        verdict.isSigned = keys != nil
    }

    /// Takes the next entry.
    package mutating func take(_ record: AuditRecord) throws(AuditFlaw) {
        if verdict.first == nil {
            try begin(at: record.seq)
        } else if record.seq != verdict.last + 1 {
            throw .outOfOrder(expected: verdict.last + 1, found: record.seq)
        }
        let found = Digest.sha256(hash + record.entry.canonical(record.seq, at: record.at))
        guard found == record.hash else { throw .changed(record.seq) }
        (hash, verdict.last, hasEnd) = (found, record.seq, false)
        if let signed = expected.removeValue(forKey: record.seq), signed != found { throw .otherThanSigned(record.seq) }
    }

    /// Takes a mark, before or after the entry that it is about.
    package mutating func take(_ mark: AuditMark) throws(AuditFlaw) {
        if let keys, !mark.isSigned(by: keys) { throw .badSignature(mark.seq) }
        if mark.kind == .anchor {
            if mark.seq >= head?.seq ?? 0 { head = mark }
            return
        }
        verdict.signed = max(verdict.signed ?? 0, mark.seq)
        hasEnd = mark.kind == .end
        if mark.seq > verdict.last {
            expected[mark.seq] = mark.hash
        } else if mark.seq < verdict.last {
            throw .outOfOrder(expected: verdict.last, found: mark.seq)
        } else if mark.hash != hash {
            throw .otherThanSigned(mark.seq)
        }
    }

    /// Ends the check; an export has to end with its signed end.
    package func finish(isExport: Bool) throws(AuditFlaw) -> Verdict {
        // Of a log that was cut the last entry stays: an anchor alone is no log.
        let last = verdict.last
        if let signed = expected.keys.filter({ $0 > last }).max() { throw .tailMissing(last: last, signed: signed) }
        guard !isExport || hasEnd else { throw .tailMissing(last: last, signed: nil) }
        return verdict
    }

    private mutating func begin(at seq: Int64) throws(AuditFlaw) {
        if seq != 1 {
            guard let head, head.seq == seq - 1 else { throw .headMissing(found: seq) }
            hash = head.hash
        }
        verdict.first = seq
        // Marks of the part that was deleted.
        expected = expected.filter { $0.key >= seq }
    }
}
