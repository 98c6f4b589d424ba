// SPDX-License-Identifier: Apache-2.0
import Terms

extension HallState {
    /// Takes over the next record of the journal, in place; depends on the record and the state only.
    ///
    /// A record out of order is a programming error. Called by Journal after the record is durable.
    package mutating func apply(_ record: HallRecord) {
        precondition(record.position == position.next, "records are applied in order and without gaps")
        position = record.position
        newest = record.moment
        take(record.event, at: record)
        // What was seen to end stays ended, wherever the clock goes afterwards (R49).
        mode = mode.without(endedAt: centerTime(at: record.moment))
        if let intent = record.intent, let answer = record.answer {
            answersToday.add(StoredAnswer(key: intent.key, digest: intent.digest, answer: answer))
            trail.note(.answered)
        }
    }

    private mutating func take(_ event: HallEvent, at record: HallRecord) {
        let step = noteForUndo(event, at: record)
        carryOut(event, at: record)
        if let (window, step) = step { remember(step, at: window) }
    }

    private mutating func carryOut(_ event: HallEvent, at record: HallRecord) {
        let now = record.moment.timestamp
        switch event {
        case .dayOpened(let day): open(day, at: record.moment)
        case .ticketIssued(let id, let token, let kind, let person, let service, let station, let announced):
            issue(
                Ticket(
                    id: id,
                    token: token,
                    kind: kind,
                    person: person,
                    issuedAt: now,
                    service: service,
                    rank: QueueRank(place: record.position),
                    slip: station.map { SlipState(station: $0, copy: 0) },
                    announced: announced
                )
            )
        case .slipRequested, .slipReported: takePaper(event)
        case .ticketCalled(let id, let window, let callClass):
            windows[window, default: WindowState()].count(callClass)
            call(id, to: window, calls: 1, at: now)
        case .ticketRecalled(let id, let window): recall(id, to: window, at: now)
        case .servingStarted(let id, let window): change(id) { $0.state = .serving(window: window, since: now) }
        case .ticketFinished(let id, _, _): finish(id, at: now)
        case .ticketMissed(let id, _): miss(id)
        case .ticketHeld(let id, let window): leave(id) { $0.state = .onHold(window: window) }
        case .ticketResumed(let id, let window): call(id, to: window, calls: 1, at: now)
        case .ticketRequeued, .ticketTransferred: takeMove(event)
        case .ticketAbandoned(let id): leave(id) { $0.state = .abandoned }
        case .ticketVoided(let id, let reason): void(id, reason)
        case .ticketVerified(let id, _, let verification): change(id) { $0.verification = verification }
        case .stepUndone(_, let window): undoSteps(at: window)
        case .ticketRated(let id, _, let rating): change(id) { $0.rating = rating }
        case .clerkSignedIn(let window): windows[window, default: WindowState()].clerk = record.staff
        case .clerkSignedOut(let window): windows[window, default: WindowState()].clerk = nil
        case .windowOpened(let window): windows[window, default: WindowState()].turn(.open, at: now)
        case .windowPaused(let window): windows[window, default: WindowState()].turn(.paused, at: now)
        case .windowClosed(let window): close(window, at: now)
        case .alertRaised, .alertAcknowledged, .alertClosed, .complaintReceived, .complaintMoved:
            takeCase(event, at: record)
        case .centerChangesTaken(let changes, let cursor): take(changes, through: cursor, at: record.moment)
        case .numbersRaised(let serial): raiseNumbers(above: serial)
        case .refused, .unchanged: break
        }
    }
}

// Days, windows and the center.
extension HallState {
    private mutating func open(_ day: BusinessDay, at moment: Moment) {
        trail.note(
            .dayOpened(
                today: today,
                before: before,
                answersToday: answersToday,
                answersBefore: answersBefore,
                lists
            )
        )
        (previousDay, self.day) = (self.day, day)
        (before, today) = (today, DayBook())
        (answersBefore, answersToday) = (answersToday, AnswerBook())
        (serials, windows, calls, missed, lists) = ([:], [:], [], [], HallLists())
        for booking in bookings.values where isPast(booking, at: moment) { forget(booking) }
        forgetCases(at: moment.timestamp)
        toCome = BookingsToCome(bookings.values, today)
    }

    private mutating func raiseNumbers(above serial: Int) {
        for prefix in TicketPrefix.every { serials[prefix] = max(serials[prefix] ?? 0, serial) }
    }

    /// Closes a window; whoever waited for it alone waits for all windows of the service again.
    private mutating func close(_ window: WindowID, at now: Timestamp) {
        windows[window, default: WindowState()].turn(.closed, at: now)
        windows[window]?.undo = []
        for entry in lists.reserved[window, default: RankedLine()].waiting {
            change(today.tickets[entry.ticket].id) { $0.reservedFor = nil }
        }
    }

    private mutating func take(_ changes: [CenterChange], through cursor: Int64, at moment: Moment) {
        centerCursor = cursor
        for change in changes {
            switch change {
            case .notice(let text): notice = text
            case .mode, .clock, .bookingCase: takeWord(change)
            case .booking(var booking):
                guard !isPast(booking, at: moment) else { continue }
                // R23: what was voided here stays void, whatever older news the feed repeats.
                if today.ticket(forBooking: booking.number)?.state == .voided(.idMismatch) { booking.standing = .void }
                if let old = bookings[booking.number] { forget(old) }
                keep(booking)
            }
        }
    }

    /// Says whether a booking's day lies before the last two business days of the hall.
    ///
    /// Counted from days that were opened, so that a clock which leaps ahead does not empty the copy.
    private func isPast(_ booking: Booking, at moment: Moment) -> Bool {
        guard let oldest = previousDay ?? day else { return false }
        return moment.at(booking.slot.start).day < oldest
    }

    mutating func keep(_ booking: Booking) {
        trail.note(.booking(booking.number, bookings[booking.number]))
        if let old = bookings[booking.number] { toCome.count(old, -1, today) }
        bookings[booking.number] = booking
        toCome.count(booking, 1, today)
        for person in [booking.principal, booking.agent] {
            if let person { bookingsByPerson[person, default: []].insert(booking.number) }
        }
    }

    mutating func forget(_ booking: Booking) {
        trail.note(.booking(booking.number, booking))
        toCome.count(booking, -1, today)
        bookings[booking.number] = nil
        for case let person? in [booking.principal, booking.agent] {
            bookingsByPerson[person]?.remove(booking.number)
            if bookingsByPerson[person]?.isEmpty == true { bookingsByPerson[person] = nil }
        }
    }
}
