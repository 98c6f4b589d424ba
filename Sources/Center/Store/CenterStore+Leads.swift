// SPDX-License-Identifier: Apache-2.0
import Booking
import Rows
package import Supervision
package import Terms
import Vault

extension CenterStore {
    /// What supervision sees of the bookings that were made from one day on and before another.
    package func traces(
        from first: BusinessDay,
        to end: BusinessDay,
        now: Moment
    ) throws(StoreError) -> [BookingTrace] {
        let (begin, stop) = (first.begin(in: now), end.begin(in: now))
        let found = try reading { () throws(RowsError) in
            try leadRows.traces.rows(.integer(begin.milliseconds), .integer(stop.milliseconds)) {
                row throws(RowsError) in try BookingTrace(row, in: now)
            }
        }
        return try found.map { trace throws(StoreError) in try intact(trace, "booking") }
    }

    /// Keeps leads, and returns how many are new or have another count.
    ///
    /// What people have taken up keeps its standing.
    package func keep(_ leads: [RiskLead], at now: Timestamp) throws(StoreError) -> Int {
        try writing("keep leads") { () throws(StoreError) in
            var changed = 0
            for lead in leads {
                try reading { () throws(RowsError) in
                    try leadRows.save.run(
                        .text(lead.key.kind.rawValue),
                        .text(lead.key.period),
                        .text(lead.key.subject),
                        .text(lead.key.id),
                        .integer(Int64(lead.count)),
                        .integer(Int64(lead.bookings)),
                        .integer(Int64(lead.throughAgents)),
                        .text(LeadStanding.open.text),
                        .integer(now.milliseconds)
                    )
                    changed += Int(connection.changes)
                }
            }
            return changed
        }
    }

    /// The leads of a month (`2026-11`) and later, the newest first.
    package func leads(since period: String, limit: Int) throws(StoreError) -> [StoredLead] {
        let found = try reading { () throws(RowsError) in
            try leadRows.leads.rows(.text(period), .integer(Int64(limit))) { row throws(RowsError) in
                try StoredLead(row)
            }
        }
        return try found.map { lead throws(StoreError) in try intact(lead, "risk_lead") }
    }

    /// Gives a lead another standing; nil when there is none, false when it may not have it.
    package func move(lead id: String, to standing: LeadStanding) throws(StoreError) -> Bool? {
        try writing("move lead") { () throws(StoreError) in
            let found = try reading { () throws(RowsError) in
                try leadRows.lead.first(.text(id)) { row throws(RowsError) in try StoredLead(row) }
            }
            guard let found else { return nil }
            let lead = try intact(found, "risk_lead")
            guard lead.standing != standing else { return true }
            guard lead.standing.mayBecome(standing) else { return false }
            try reading { () throws(RowsError) in try leadRows.move.run(.text(standing.text), .text(id)) }
            return true
        }
    }
}

extension RiskLead.Key {
    /// Tells leads apart without telling tags: a hash of the tag, which nobody can match with another list.
    fileprivate var id: String {
        let hash = Digest.sha256(Array("lead \(kind.rawValue) \(period) \(subject)".utf8))
        return "\(kind.rawValue)-\(period)-\(Hex.text(hash.prefix(6)))"
    }
}

extension BusinessDay {
    /// When the local day begins, by the zone's offset at `now`.
    package func begin(in now: Moment) -> Timestamp {
        Timestamp(seconds: Int64(daysSinceEpoch) * 86_400 - Int64(now.offsetSeconds))
    }
}

extension BookingTrace {
    /// Reads a row of the traces, nil when it holds what this program cannot have written.
    fileprivate init?(_ row: borrowing Row, in now: Moment) throws(RowsError) {
        guard let principal = PersonTag(text: try row.text(0)),
            let standing = BookingStanding(rawValue: try row.text(3))
        else { return nil }
        let end: End =
            switch standing {
            case .cancelled, .cancelledLate: .cancelled
            case .void: .mismatch
            default: .none
            }
        self.init(
            principal: principal,
            agent: try row.optionalText(1).flatMap { PersonTag(text: $0) },
            made: now.at(Timestamp(milliseconds: try row.integer(2))).day,
            end: end,
            network: try row.optionalText(4)
        )
    }
}

extension StoredLead {
    /// Reads a row of `risk_lead`, nil when it holds what this program cannot have written.
    fileprivate init?(_ row: borrowing Row) throws(RowsError) {
        guard let kind = LeadKind(rawValue: try row.text(0)),
            let standing = LeadStanding(text: try row.text(7))
        else { return nil }
        self.init(
            id: try row.text(3),
            lead: RiskLead(
                key: RiskLead.Key(kind: kind, period: try row.text(1), subject: try row.text(2)),
                count: Int(try row.integer(4)),
                bookings: Int(try row.integer(5)),
                throughAgents: Int(try row.integer(6))
            ),
            standing: standing,
            found: Timestamp(milliseconds: try row.integer(8))
        )
    }
}
