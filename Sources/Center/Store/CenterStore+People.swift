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
    package func file(
        on document: DocumentNumber,
        at center: CenterID?,
        now: Moment
    ) throws(StoreError) -> PersonFile {
        let entries = try bookings(of: document, at: center).map { record, isAgent throws(StoreError) in
            PersonFile.Entry(
                booking: record,
                isAgent: isAgent,
                name: try name(in: record, isAgent: isAgent),
                steps: try steps(of: record.number),
                form: isAgent ? [:] : try form(of: record.number) ?? [:],
                materials: isAgent ? [] : try materials(of: record.number).map(\.label)
            )
        }
        var complaints: [Int64] = []
        var noShows: [NoShowEvent] = []
        var places: [WaitlistEntry] = []
        for tag in vault.personTags(document) {
            complaints += try openComplaints(of: tag, at: center)
            noShows += try self.noShows(of: tag, at: now).filter { center == nil || $0.center == center }
            places += try self.places(of: tag, at: center)
        }
        return PersonFile(bookings: entries, complaints: complaints, noShows: noShows, places: places)
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
                try erase(record, isAgent: isAgent, &report)
            }
            for tag in vault.personTags(document) {
                try hold(tag, at: center, retention, now, &report)
                for id in try closedComplaints(of: tag, at: center) { try forgetComplaint(id) }
                for place in try places(of: tag, at: center) where place.standing != .waiting {
                    try deletePlace(place.id.text)
                }
            }
            return report
        }
    }

    private func erase(
        _ record: BookingRecord,
        isAgent: Bool,
        _ report: inout ErasureReport
    ) throws(StoreError) {
        if record.standing.isUnderWay {
            report.holds.append(.openBooking(record.number))
        } else if try appeal(of: record.number).map({ $0.answer == nil }) ?? false {
            report.holds.append(.runningAppeal(record.number))
        } else {
            if isAgent { try forgetAgent(of: record.number) } else { try forgetPrincipal(of: record.number) }
            report.erased.append(record.number)
        }
    }

    /// Notes what stays of a person besides bookings.
    private func hold(
        _ tag: PersonTag,
        at center: CenterID?,
        _ retention: Retention,
        _ now: Moment,
        _ report: inout ErasureReport
    ) throws(StoreError) {
        for id in try openComplaints(of: tag, at: center) { report.holds.append(.openComplaint(id)) }
        if try places(of: tag, at: center).contains(where: { $0.standing == .waiting }) {
            report.holds.append(.waitingPlace)
        }
        // They hold a tag and no name.
        let counted = try noShows(of: tag, at: now).filter { center == nil || $0.center == center }
        if let last = counted.map(\.day).max() {
            report.holds.append(.countedNoShows(until: retention.lastKept(noShow: last)))
        }
    }

    /// The name that the person was registered with; nil once it was deleted.
    private func name(in record: BookingRecord, isAgent: Bool) throws(StoreError) -> String? {
        let sealed = try reading { () throws(RowsError) in
            try bookingRows.sealed.first(.text(record.number.text)) { row throws(RowsError) in
                isAgent ? try row.optionalBlob(1) : try row.blob(0)
            } ?? nil
        }
        guard let sealed, !sealed.isEmpty else { return nil }
        return try open(sealed, for: "booking " + record.number.text).name
    }

    private func places(of tag: PersonTag, at center: CenterID?) throws(StoreError) -> [WaitlistEntry] {
        try entries { () throws(RowsError) in
            try peopleRows.places.rows(.text(tag.text), .orNull(center?.text), .integer(Int64(Self.personLimit))) {
                row throws(RowsError) in try WaitlistRow(row)
            }
        }
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
