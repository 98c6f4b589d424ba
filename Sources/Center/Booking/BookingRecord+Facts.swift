// SPDX-License-Identifier: Apache-2.0
package import Rules
package import Terms

/// What a hall reports of a ticket that came from a booking.
package enum ExchangeFact: Sendable, Equatable {
    case exchanged(TicketID)
    case serving(TicketID)
    case finished(TicketID)
    /// The clerk took the end of the service back.
    case reopened(TicketID)
    /// R23: voided by staff because another person came.
    case voided(TicketID)
    /// Voided by staff because it was issued by mistake: the booking can be exchanged again.
    case released(TicketID)
}

extension BookingRecord {
    /// Takes a fact as it happened at `time` by the hall's clock; returns the case it makes, if it contradicts what is
    /// known here.
    package mutating func take(
        _ fact: ExchangeFact,
        from hall: HallID,
        at time: Moment,
        rules: CityRules
    ) -> BookingCase? {
        switch fact {
        case .exchanged(let ticket): return takeExchange(Exchange(hall: hall, ticket: ticket), at: time, rules)
        case .serving(let ticket): advance(Exchange(hall: hall, ticket: ticket), to: .accepted)
        case .finished(let ticket): advance(Exchange(hall: hall, ticket: ticket), to: .done)
        case .reopened(let ticket): reopen(Exchange(hall: hall, ticket: ticket))
        case .voided(let ticket): advance(Exchange(hall: hall, ticket: ticket), to: .void)
        case .released(let ticket): release(Exchange(hall: hall, ticket: ticket))
        }
        return nil
    }

    private mutating func takeExchange(_ new: Exchange, at time: Moment, _ rules: CityRules) -> BookingCase? {
        func conflict(_ kind: BookingCase.Kind) -> BookingCase? {
            BookingCase(kind: kind, booking: number, hall: new.hall, ticket: new.ticket)
        }
        if let exchange { return exchange == new ? nil : conflict(.exchangedTwice) }
        exchange = new
        guard canCheckIn(at: time, rules) else { return conflict(.exchangedAfterEnd) }
        standing = .exchanged
        return nil
    }

    /// Says whether a check-in at `time` is no contradiction.
    ///
    /// A hall that was away may report a visitor who was there in time after the booking was taken for a no-show: then it
    /// was none (A6). A waived slot is held against nobody, so neither against who came.
    private func canCheckIn(at time: Moment, _ rules: CityRules) -> Bool {
        switch standing {
        case .booked, .waived: true
        case .noShow: isInTime(time, rules)
        case .exchanged, .accepted, .done, .cancelled, .cancelledLate, .void, .rescheduled: false
        }
    }

    private func isInTime(_ time: Moment, _ rules: CityRules) -> Bool {
        if rules.sameDayServiceClears, time.day == time.at(slot.start).day { return true }
        return time.timestamp <= NoShow.lastExchange(of: slot, rules: rules)
    }

    /// Only the ticket that the center counts for this booking moves it.
    private mutating func advance(_ reported: Exchange, to next: BookingStanding) {
        guard exchange == reported, standing.isOpen else { return }
        standing = next
    }

    private mutating func reopen(_ reported: Exchange) {
        if exchange == reported, standing == .done { standing = .exchanged }
    }

    /// Takes back what the ticket had made of the booking; one that has ended otherwise stays ended.
    private mutating func release(_ reported: Exchange) {
        guard exchange == reported else { return }
        exchange = nil
        if standing.isOpen { standing = .booked }
    }
}
