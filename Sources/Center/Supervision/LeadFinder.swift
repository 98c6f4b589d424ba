// SPDX-License-Identifier: Apache-2.0
package import Terms

/// Looks through bookings for leads; decides nothing about anybody.
package enum LeadFinder {
    /// The leads in `traces`, in the order of their keys.
    package static func leads(in traces: [BookingTrace], _ limits: LeadLimits = LeadLimits()) -> [RiskLead] {
        var found: [RiskLead] = []
        for (group, traces) in Dictionary(grouping: traces, by: { Group($0.principal.text, month($0.made)) }) {
            let cancels = traces.count { $0.end == .cancelled }
            if cancels >= limits.cancels { found.append(group.lead(.manyCancels, cancels, of: traces)) }
            let mismatches = traces.count { $0.end == .mismatch }
            if mismatches >= limits.mismatches { found.append(group.lead(.idMismatches, mismatches, of: traces)) }
        }
        for (group, traces) in grouped(traces, by: { trace in trace.agent.map { Group($0.text, month(trace.made)) } }) {
            let principals = Set(traces.map(\.principal)).count
            if principals >= limits.principals { found.append(group.lead(.manyPrincipals, principals, of: traces)) }
        }
        for (group, traces) in grouped(traces, by: { trace in trace.network.map { Group($0, trace.made.text) } })
        where traces.count >= limits.perAddress {
            found.append(group.lead(.oneAddress, traces.count, of: traces))
        }
        return found.sorted { $0.key < $1.key }
    }

    /// The month `2026-11` of a day.
    package static func month(_ day: BusinessDay) -> String { String(day.text.prefix(7)) }

    private struct Group: Hashable {
        let subject: String
        let period: String

        init(_ subject: String, _ period: String) { (self.subject, self.period) = (subject, period) }

        func lead(_ kind: LeadKind, _ count: Int, of traces: [BookingTrace]) -> RiskLead {
            RiskLead(
                key: RiskLead.Key(kind: kind, period: period, subject: subject),
                count: count,
                bookings: traces.count,
                throughAgents: traces.count { $0.agent != nil }
            )
        }
    }

    /// Groups those that have a group.
    private static func grouped(
        _ traces: [BookingTrace],
        by group: (BookingTrace) -> Group?
    ) -> [Group: [BookingTrace]] {
        traces.reduce(into: [:]) { groups, trace in
            if let group = group(trace) { groups[group, default: []].append(trace) }
        }
    }
}
