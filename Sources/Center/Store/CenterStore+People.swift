// SPDX-License-Identifier: Apache-2.0
package import Booking
import Rows
package import Supervision
package import Terms
import Vault

extension CenterStore {
    /// The most bookings of one person that are looked at.
    package static let personLimit = 2000

    /// The bookings that a person has as principal or as agent, of one center or of all.
    package func bookings(
        of document: DocumentNumber,
        at center: CenterID?
    ) throws(StoreError) -> [(record: BookingRecord, isAgent: Bool)] {
        var found: [(record: BookingRecord, isAgent: Bool)] = []
        for tag in vault.personTags(document) {
            for (statement, isAgent) in [(peopleRows.asPrincipal, false), (peopleRows.asAgent, true)] {
                let rows = try reading { () throws(RowsError) in
                    try statement.rows(.text(tag.text), .orNull(center?.text), .integer(Int64(Self.personLimit))) {
                        row throws(RowsError) in try BookingRecord(row)
                    }
                }
                for row in rows { found.append((try intact(row, "booking"), isAgent)) }
            }
        }
        return found
    }

    /// Everything of a person, of one center or of all.
    package func file(on document: DocumentNumber, at center: CenterID?) throws(StoreError) -> PersonFile {
        var entries: [PersonFile.Entry] = []
        for (record, isAgent) in try bookings(of: document, at: center) {
            let people = record.principal.maskedName.isEmpty ? nil : try people(of: record)
            entries.append(
                PersonFile.Entry(
                    booking: record,
                    isAgent: isAgent,
                    name: isAgent ? people?.agent?.name : people?.principal.name,
                    steps: try steps(of: record.number)
                )
            )
        }
        var complaints: [Int64] = []
        for tag in vault.personTags(document) { complaints += try openComplaints(of: tag, at: center) }
        return PersonFile(bookings: entries, complaints: complaints)
    }

    /// Takes a person out of everything that the law does not still need, of one center or of all.
    package func erase(
        _ document: DocumentNumber,
        at center: CenterID?,
        _ retention: Retention,
        now: Moment
    ) throws(StoreError) -> ErasureReport {
        try writing("delete person") { () throws(StoreError) in
            var report = ErasureReport()
            for (record, isAgent) in try bookings(of: document, at: center) {
                try erase(record, isAgent: isAgent, retention, now, &report)
            }
            for tag in vault.personTags(document) {
                for id in try openComplaints(of: tag, at: center) { report.holds.append(.openComplaint(id)) }
                for id in try closedComplaints(of: tag, at: center) { try forgetComplaint(id) }
            }
            return report
        }
    }

    private func erase(
        _ record: BookingRecord,
        isAgent: Bool,
        _ retention: Retention,
        _ now: Moment,
        _ report: inout ErasureReport
    ) throws(StoreError) {
        guard !record.standing.isUnderWay else {
            report.holds.append(.openBooking(record.number))
            return
        }
        if isAgent {
            try forgetAgent(of: record.number)
        } else {
            let day = now.at(record.slot.start).day
            let counts = record.standing.mayCountAsNoShow && day >= retention.firstKeptNoShow(on: now.day)
            if counts {
                let hold = ErasureHold.countedNoShows(until: retention.lastKept(noShow: day))
                if !report.holds.contains(hold) { report.holds.append(hold) }
            }
            guard !counts || !record.principal.maskedName.isEmpty else { return }
            try forgetPrincipal(of: record.number, keepingTag: counts)
        }
        report.erased.append(record.number)
    }

    private func openComplaints(of tag: PersonTag, at center: CenterID?) throws(StoreError) -> [Int64] {
        try complaints(of: tag, at: center, complaintRows.openOfPerson)
    }

    private func closedComplaints(of tag: PersonTag, at center: CenterID?) throws(StoreError) -> [Int64] {
        try complaints(of: tag, at: center, peopleRows.closedComplaints)
    }

    private func complaints(
        of tag: PersonTag,
        at center: CenterID?,
        _ statement: Statement
    ) throws(StoreError) -> [Int64] {
        try reading { () throws(RowsError) in
            try statement.rows(.text(tag.text), .orNull(center?.text)) { row throws(RowsError) in try row.integer(0) }
        }
    }
}

extension BookingStanding {
    /// Whether the visit is to come or under way.
    var isUnderWay: Bool { self == .booked || self == .exchanged || self == .accepted }
}

extension CenterStore {
    /// The keyed hash of a document, by which its bookings are found.
    package func tag(of document: DocumentNumber) -> PersonTag { vault.personTag(document) }

    /// The beginning of the tag, for the audit log: it finds nobody and tells two apart.
    package func shortTag(of document: DocumentNumber) -> String { String(tag(of: document).text.prefix(8)) }
}
