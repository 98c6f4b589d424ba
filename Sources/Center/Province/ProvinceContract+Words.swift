// SPDX-License-Identifier: Apache-2.0
import Booking
import Terms

extension ProvinceContract.CodeQuestion {
    /// Asks for the codes of `orders`.
    init(city: String, _ orders: [ProvinceOrder]) {
        self.city = city
        bookings = orders.map { order in
            Order(
                number: order.number,
                center: order.center,
                service: order.service,
                start: order.slot.start.utcText,
                end: order.slot.end.utcText
            )
        }
    }
}

extension ProvinceContract.CodeAnswer {
    /// The codes that were asked for and that can be stored, by booking.
    func codes(for orders: [ProvinceOrder]) -> [BookingNumber: ProvinceCode] {
        let asked = Set(orders.map(\.number))
        var found: [BookingNumber: ProvinceCode] = [:]
        for coded in codes where asked.contains(coded.number) && found[coded.number] == nil {
            found[coded.number] = ProvinceCode(text: coded.code)
        }
        return found
    }
}

extension ProvinceContract.EventReport {
    /// Reports `reported`.
    init(city: String, _ reported: [ProvinceEvent]) {
        self.city = city
        events = reported.map { event in
            Event(
                booking: event.booking,
                revision: event.revision,
                person: event.person,
                kind: event.kind.rawValue,
                halves: event.halves,
                day: event.day,
                counts: event.counts,
                recordedAt: event.recordedAt.utcText
            )
        }
    }
}

extension ProvinceContract.EventReceipt {
    /// The events of `reported` that the province has.
    func taken(of reported: [ProvinceEvent]) -> [ProvinceEvent] {
        let revisions = Dictionary(taken.map { ($0.booking, $0.revision) }, uniquingKeysWith: max)
        return reported.filter { event in revisions[event.booking].map { $0 >= event.revision } ?? false }
    }
}

extension ProvinceContract.ListAnswer {
    /// The piece in our own words, nil when it makes no sense.
    var page: ProvinceListPage? {
        var listings: [ProvinceListing] = []
        for change in changes {
            let since = change.since.flatMap { Moment(rfc3339: $0) }?.timestamp
            guard !change.listed || since != nil else { return nil }
            listings.append(
                ProvinceListing(
                    person: change.person,
                    isListed: change.listed,
                    events: change.events,
                    since: change.listed ? since : nil
                )
            )
        }
        return ProvinceListPage(from: from, through: through, hasMore: more, changes: listings)
    }
}

extension Timestamp {
    /// The point in time as RFC 3339 in UTC, to the second.
    fileprivate var utcText: String { Moment(self, offsetSeconds: 0).rfc3339 }
}
