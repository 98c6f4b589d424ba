// SPDX-License-Identifier: Apache-2.0
import Booking
import Store
import Supervision
import Terms

/// What staff did by hand, and who stands out.
struct StaffReportView: Encodable {
    struct Line: Encodable {
        let staff: StaffID
        let counts: [String: Int]
        let outliers: [String]
    }

    let from, to: BusinessDay
    let acts: [String: String]
    let limits: [String: Int]
    let staff: [Line]

    init(_ report: StaffReport, _ first: BusinessDay, _ end: BusinessDay) {
        (from, to) = (first, end.advanced(byDays: -1))
        acts = Dictionary(uniqueKeysWithValues: StaffAct.allCases.map { ($0.rawValue, $0.chineseName) })
        limits = report.limits.named
        staff = report.lines.map {
            Line(staff: $0.staff, counts: $0.counts.named, outliers: $0.outliers.map(\.rawValue))
        }
    }
}

extension [StaffAct: Int] {
    fileprivate var named: [String: Int] {
        reduce(into: [:]) { named, count in named[count.key.rawValue] = count.value }
    }
}

/// A booking that staff made for somebody.
struct StaffBookingView: Encodable {
    let number: BookingNumber
    let staff: StaffID
    let channel: String
    let center: CenterID
    let service: ServiceID
    let madeAt, standing, reason: String

    init(_ booking: StaffBooking, _ now: Moment) {
        (number, staff, center, service) = (booking.number, booking.staff, booking.center, booking.service)
        (channel, standing) = (booking.channel.rawValue, booking.standing.rawValue)
        (madeAt, reason) = (now.at(booking.madeAt).rfc3339, booking.reason)
    }
}

/// A lead: tags are shown by their beginning, which finds nobody and tells two apart.
struct LeadView: Encodable {
    let id, kind, kindName, period, subject: String
    let count, bookings, throughAgents: Int
    let standing: String
    let referredTo: String?
    let found: String

    init(_ lead: StoredLead, _ now: Moment) {
        (id, kind, kindName) = (lead.id, lead.lead.key.kind.rawValue, lead.lead.key.kind.chineseName)
        (period, subject) = (lead.lead.key.period, String(lead.lead.key.subject.prefix(Self.shown)))
        (count, bookings, throughAgents) = (lead.lead.count, lead.lead.bookings, lead.lead.throughAgents)
        (standing, found) = (lead.standing.text, now.at(lead.found).rfc3339)
        if case .referred(let authority) = lead.standing {
            referredTo = authority.chineseName
        } else {
            referredTo = nil
        }
    }

    /// Digits of a tag that are shown.
    private static let shown = 8

    static let heading = [
        "id", "kind", "kind_name", "period", "subject", "count", "bookings", "through_agents", "standing", "found",
    ]

    var row: [String] {
        [
            id, kind, kindName, period, subject, String(count), String(bookings), String(throughAgents), standing,
            found,
        ]
    }
}
