// SPDX-License-Identifier: Apache-2.0
import Booking
import Rows
import Rules
package import Terms

extension CenterStore {
    /// The most bookings that one run of the no-show job judges; what is left is the next run's.
    package static let mostJudgedPerRun = 500

    /// Judges the bookings whose slot and grace are over and whose halls have been heard past it (R29, A6, A28).
    ///
    /// A booking is judged once: it leaves the standing `booked` in the same transaction. Returns how many were.
    package func judgeNoShows(at now: Moment, limit: Int = mostJudgedPerRun) throws(StoreError) -> Int {
        let rules = try rules(at: now.timestamp)
        return try writing("judge no-shows") { () throws(StoreError) in
            var judged = 0
            for center in try unjudgedCenters(before: now.timestamp) where judged < limit {
                judged += try judge(center, limit - judged, rules, at: now)
            }
            try forgetContacts(before: now.timestamp.adding(minutes: -HallContacts.keptDays * 24 * 60))
            return judged
        }
    }

    /// Takes off the list whose time on it is over (A1, A13); returns how many were looked at.
    package func endListings(at now: Moment, limit: Int = mostJudgedPerRun) throws(StoreError) -> Int {
        try writing("end listings") { () throws(StoreError) in
            let people = try reading { () throws(RowsError) in
                try noShowRows.listingsDue.rows(.text(now.day.text), .integer(Int64(limit))) {
                    row throws(RowsError) in PersonTag(text: try row.text(0))
                }
            }
            for person in people { try relist(try intact(person, "no_show_listing"), at: now) }
            return people.count
        }
    }

    /// Puts a no-show right that a hall reported too late: the visitor was there in time by the hall's clock (A6).
    ///
    /// Called in the transaction that takes the fact; the event stays as evidence and does not count.
    func takeBackNoShow(of record: BookingRecord, at now: Moment) throws(StoreError) {
        guard let event = try noShow(of: record.number), event.kind == .noShow,
            try takeOff(event, as: .takenBack, at: now)
        else { return }
        try note("noshow.take_back", record.number.text, at: now)
    }

    private func unjudgedCenters(before now: Timestamp) throws(StoreError) -> [CenterID] {
        let found = try reading { () throws(RowsError) in
            try noShowRows.openCenters.rows(.integer(now.milliseconds)) { row throws(RowsError) in
                CenterID(try row.text(0))
            }
        }
        return try found.map { center throws(StoreError) in try intact(center, "booking") }
    }

    /// Judges a center's bookings that can be judged, so that those which wait for a hall are never in the way.
    private func judge(
        _ center: CenterID,
        _ limit: Int,
        _ rules: CityRules,
        at now: Moment
    ) throws(StoreError) -> Int {
        let heard = try heardUntil(center)
        let given = now.timestamp.adding(minutes: -NoShow.mostAwayDays * 24 * 60)
        let known = max(min(heard ?? given, now.timestamp), given)
        let numbers = try reading { () throws(RowsError) in
            try noShowRows.unjudged.rows(
                .text(center.text),
                .integer(known.adding(minutes: -rules.lateGraceMinutes).milliseconds),
                .integer(Int64(limit))
            ) { row throws(RowsError) in BookingNumber(text: try row.text(0)) }
        }
        var hearings: [TimeSlot: HallHearing] = [:]
        var judged = 0
        for number in numbers {
            guard let record = try booking(try intact(number, "booking")) else { continue }
            let due = NoShow.dueTime(of: record.slot, rules: rules)
            var hearing = HallHearing(until: heard, wasUp: false)
            if let known = hearings[record.slot] {
                hearing = known
            } else {
                hearing = HallHearing(until: heard, wasUp: try wasUp(center, from: record.slot.start, to: due))
                hearings[record.slot] = hearing
            }
            let verdict = NoShow.decide(
                record,
                hearing: hearing,
                isWaived: try isWaived(record),
                rules: rules,
                at: now.timestamp
            )
            if try carryOut(verdict, record, hearing, rules, at: now) { judged += 1 }
        }
        return judged
    }

    private func carryOut(
        _ verdict: NoShow.Verdict,
        _ record: BookingRecord,
        _ hearing: HallHearing,
        _ rules: CityRules,
        at now: Moment
    ) throws(StoreError) -> Bool {
        var record = record
        switch verdict {
        case .notYet, .awaitHall, .never:
            return false
        case .noShow:
            record.standing = .noShow
            record.endedAt = now.timestamp
            try save(record)
            try announce(record)
            try step(record, "no_show", by: "", at: now.timestamp)
            let evidence = NoShowEvidence(
                heardUntil: hearing.until,
                minutes: rules.lateGraceMinutes,
                terms: record.terms
            )
            try register(record, .noShow, halves: 2, evidence, at: now)
        case .waived(let cause):
            record.standing = .waived
            record.endedAt = now.timestamp
            try save(record)
            try announce(record)
            try step(record, "waived", by: "", at: now.timestamp, note: cause.rawValue)
            let detail = ["cause": cause.rawValue]
            try note("booking.waive", record.number.text, detail, at: now)
        }
        return true
    }
}
