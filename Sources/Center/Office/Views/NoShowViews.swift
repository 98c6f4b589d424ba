// SPDX-License-Identifier: Apache-2.0
import Booking
import Terms

/// An event of the register as staff see it; the person by the masked name of the booking.
struct NoShowView: Encodable {
    /// What the event rests on.
    struct Evidence: Encodable {
        let heardUntil: String?
        let minutes, terms: Int
    }

    let booking: BookingNumber
    let slot: SlotTimes
    let center: CenterID
    let service: ServiceID
    let kind: String
    let halves: Int
    let standing: String
    let day: BusinessDay
    let recordedAt: String
    let evidence: Evidence

    init(_ event: NoShowEvent, _ now: Moment) {
        (booking, slot, center, service) = (event.booking, SlotTimes(event.slot, now), event.center, event.service)
        (kind, halves, standing) = (event.kind.rawValue, event.halves, event.standing.rawValue)
        (day, recordedAt) = (event.day, now.at(event.recordedAt).rfc3339)
        evidence = Evidence(
            heardUntil: event.evidence.heardUntil.map { now.at($0).rfc3339 },
            minutes: event.evidence.minutes,
            terms: event.evidence.terms
        )
    }
}

/// An event with its appeal.
struct NoShowEntryView: Encodable {
    /// The appeal and its answer.
    struct Appeal: Encodable {
        let madeAt, reason: String
        let decision, note, staff, decidedAt: String?

        init(_ appeal: NoShowAppeal, _ now: Moment) {
            (madeAt, reason) = (now.at(appeal.madeAt).rfc3339, appeal.reason)
            (decision, note) = (appeal.answer?.decision.rawValue, appeal.answer?.note)
            (staff, decidedAt) = (appeal.answer?.staff.text, appeal.answer.map { now.at($0.at).rfc3339 })
        }
    }

    let event: NoShowView
    let appealUntil: String
    let mayAppeal: Bool
    let appeal: Appeal?

    init(_ entry: NoShowFile.Entry, _ now: Moment) {
        (event, mayAppeal) = (NoShowView(entry.event, now), entry.mayAppeal)
        appealUntil = now.at(entry.appealUntil).rfc3339
        appeal = entry.appeal.map { Appeal($0, now) }
    }
}

/// Everything about one person, for the desk (A13: a warning, never a refusal to be served).
struct NoShowFileView: Encodable {
    /// What the province's list says.
    struct Province: Encodable {
        let events: Int
        let since: String?
    }

    let listed: Bool
    let events, halves: Int
    let listedSince: String?
    let listedUntil: BusinessDay?
    let suspendedUntil: String?
    let province: Province?
    let entries: [NoShowEntryView]

    init(_ file: NoShowFile, _ now: Moment) {
        (listed, events, halves) = (file.count.isListed, file.count.events, file.count.halves)
        listedSince = file.count.listedSince.map { now.at($0).rfc3339 }
        listedUntil = file.count.listedUntil
        suspendedUntil = file.suspendedUntil.map { now.at($0).rfc3339 }
        province = file.province.map { Province(events: $0.events, since: $0.since.map { now.at($0).rfc3339 }) }
        entries = file.entries.map { NoShowEntryView($0, now) }
    }
}

/// A person on the list, by the beginning of the document's hash.
struct NoShowListingView: Encodable {
    let person, since: String
    let until: BusinessDay

    init(_ listing: NoShowListing, _ now: Moment) {
        (person, since) = (String(listing.person.text.prefix(8)), now.at(listing.since).rfc3339)
        until = listing.until
    }
}
