// SPDX-License-Identifier: Apache-2.0
package import Ledger
import Ports
import Rules
import Store
import Supervision
import Terms

/// What supervision and privacy do by themselves; each turn is bounded and may be broken off.
package enum OfficeJobs {
    /// Signing the audit log, deleting on schedule, and looking for leads.
    package static let all: [CenterJob] = [signing, deleting, looking]

    /// R58: the end of the log is signed, and told the machine's own log, which the database's owner does not write.
    static let signing = CenterJob("sign audit log", every: .seconds(600)) { ledger, now throws(StoreError) in
        let mark = try await ledger.write { store throws(StoreError) in try store.signAudit(at: now.timestamp) }
        guard let mark else { return 0 }
        Log.write(.notice, "audit log signed", ["entry": mark.seq, "hash": AuditDigest(mark)])
        return 1
    }

    /// PIPL 19: one part of every kind in a turn, so that bookings never wait long.
    static let deleting = CenterJob("delete on schedule", every: .seconds(300)) { ledger, now throws(StoreError) in
        let rules = try await ledger.view { store throws(StoreError) in try store.rules(at: now.timestamp) }
        let retention = Retention(rules)
        var count = 0
        for kind in RetentionKind.allCases {
            count += try await ledger.write { store throws(StoreError) in try store.retain(kind, retention, at: now) }
        }
        return count
    }

    /// R55: this month's bookings, and last month's while they are new.
    static let looking = CenterJob("look for leads", every: .seconds(3600)) { ledger, now throws(StoreError) in
        let first = now.day.advanced(byDays: -31)
        guard let begin = BusinessDay(year: first.year, month: first.month, day: 1) else { return 0 }
        let traces = try await ledger.view { store throws(StoreError) in
            try store.traces(from: begin, to: now.day.advanced(byDays: 1), now: now)
        }
        let leads = LeadFinder.leads(in: traces)
        guard !leads.isEmpty else { return 0 }
        return try await ledger.write { store throws(StoreError) in try store.keep(leads, at: now.timestamp) }
    }
}

/// The beginning of a signed hash, for a log.
private struct AuditDigest: Loggable {
    let logText: String

    init(_ mark: AuditMark) { logText = Hex.text(mark.hash.prefix(8)) }
}
