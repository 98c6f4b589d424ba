// SPDX-License-Identifier: Apache-2.0
import Queueing
import Terms

/// Events and answers of every kind, with any values their types allow.
struct RandomEvents {
    private var random: SplitMix64

    init(seed: UInt64) { random = SplitMix64(seed: seed) }

    mutating func event() -> HallEvent {
        switch below(32) {
        case 0: .dayOpened(day())
        case 1:
            .ticketIssued(
                id(),
                token: token(),
                kind: kind(),
                person: maybe { $0.person() },
                service: name(),
                station: maybe { $0.name() },
                announced: maybe { $0.outlook() }
            )
        case 2: .slipRequested(id(), station: name(), copy: below(1000))
        case 3: .slipReported(id(), copy: below(10), one(of: SlipOutcome.allCases))
        case 4: .ticketCalled(id(), window: name(), as: one(of: [.green, .booked, .ordinary]))
        case 5: .ticketRecalled(id(), window: name())
        case 6: .servingStarted(id(), window: name())
        case 7: .ticketFinished(id(), window: name(), outcome: maybe { $0.one(of: FinishOutcome.allCases) })
        case 8: .ticketMissed(id(), window: maybe { $0.name() })
        case 9: .ticketRequeued(id(), rank: QueueRank(place: position(), requeued: position()))
        case 10: .ticketAbandoned(id())
        case 11: .ticketHeld(id(), window: name())
        case 12: .ticketResumed(id(), window: name())
        case 13: .ticketTransferred(id(), from: name(), service: name(), reservedFor: maybe { $0.name() })
        case 14: .ticketVoided(id(), one(of: VoidReason.allCases))
        case 15: .windowOpened(name())
        case 16: .windowPaused(name())
        case 17: .windowClosed(name())
        case 18: .centerChangesTaken((0..<below(4)).map { _ in change() }, through: number())
        case 19: .refused(refusal())
        case 20: .unchanged
        case 21: .numbersRaised(above: below(100_000))
        default: staffed()
        }
    }

    private mutating func staffed() -> HallEvent {
        switch below(10) {
        case 0: .ticketVerified(id(), window: name(), finding())
        case 1: .stepUndone(id(), window: name())
        case 2: .ticketRated(id(), window: maybe { $0.name() }, one(of: Rating.allCases))
        case 3: .clerkSignedIn(name())
        case 4: .clerkSignedOut(name())
        case 5: .alertRaised(one(of: AlertKind.allCases), station: maybe { $0.name() })
        case 6: .alertAcknowledged(position())
        case 7: .alertClosed(position())
        case 8:
            .complaintReceived(
                one(of: ComplaintSubject.allCases),
                ticket: maybe { $0.id() },
                hotline: maybe { $0.name() },
                due: day()
            )
        default: .complaintMoved(position(), to: one(of: ComplaintStage.allCases))
        }
    }

    private mutating func outlook() -> Outlook {
        let least = below(90)
        let minutes = Bool.random(using: &random) ? least...least + below(90) : nil
        return Outlook(ahead: below(500), minutes: minutes, windowsOnDuty: below(20))
    }

    private mutating func finding() -> Verification {
        Verification(
            result: one(of: Verification.Result.allCases),
            principalDocument: Bool.random(using: &random),
            agentDocument: Bool.random(using: &random),
            authorizationLetter: Bool.random(using: &random),
            agencyAgreement: Bool.random(using: &random)
        )
    }

    mutating func answer() -> HallAnswer {
        switch below(4) {
        case 0: .ticket(id(), again: Bool.random(using: &random))
        case 1: .called(id(), window: name())
        case 2: .done
        default: .refused(refusal())
        }
    }

    /// The text with a character changed, left out, doubled or put in, or a part of it.
    mutating func damaged(_ text: String) -> String {
        var scalars = Array(text.unicodeScalars)
        let place = below(scalars.count)
        switch below(5) {
        case 0: scalars[place] = one(of: Array("\"\\{}[]:,0123456789-+.eE tfn_Aa王\u{0}".unicodeScalars))
        case 1: scalars.remove(at: place)
        case 2: scalars.insert(scalars[place], at: place)
        case 3: scalars.insert(one(of: Array(" \n\"\\,:{}".unicodeScalars)), at: place)
        default: scalars.removeSubrange(place...)
        }
        var damaged = ""
        damaged.unicodeScalars.append(contentsOf: scalars)
        return damaged
    }

    private mutating func refusal() -> Refusal {
        switch below(37) {
        case 0: .unknownService(name())
        case 1: .unknownWindow(name())
        case 2: .unknownStation(name())
        case 3: .unknownTicket
        case 4: .bookingNotFound
        case 5: .tooEarly(from: slot().start, slot: slot())
        case 6: .otherDay(day())
        case 7: .slotPassed(slot())
        case 8: .otherCenter(name())
        case 9: .bookingCancelled
        case 10: .bookingVoid
        case 11: .exchangedElsewhere
        case 12: .documentMismatch
        case 13: .secondFactNeeded
        case 14: .reasonNotInScope
        case 15: .staffNeeded
        case 16: .nothingWaiting
        case 17: .windowBusy(id())
        case 18: .noTicketAtWindow
        case 19: .notServedHere(id())
        case 20: .nobodyServes(name())
        case 21: .windowClosed(name())
        case 22: .ticketIs(id(), state: text())
        case 23: .callLimitReached(id())
        case 24: .numbersUsedUp(GoldenEvents.number("B001").prefix)
        case 25: .intentReused
        case 26: .cursorMismatch(expected: number())
        case 27: .verificationNeeded(id(), missing: (0..<below(5)).map { _ in one(of: Verification.Part.allCases) })
        case 28: .identityMismatch(id())
        case 29: .notBooked(id())
        case 30: .signedInElsewhere(name())
        case 31: .windowTaken(name())
        case 32: .nothingToUndo(name())
        case 33: .alreadyRated(id())
        case 34: .unknownCase
        case 35: .bookingOnly(notice: text(), until: slot().end)
        default: .complaintIs(position(), one(of: ComplaintStage.allCases))
        }
    }

    private mutating func kind() -> TicketKind {
        switch below(3) {
        case 0: .walkIn
        case 1: .green(reason: text())
        default:
            .booked(
                bookingNumber(),
                slot: slot(),
                verifyAtWindow: Bool.random(using: &random),
                documentsSeen: DocumentsSeen(
                    principal: Bool.random(using: &random),
                    agent: Bool.random(using: &random)
                )
            )
        }
    }

    private mutating func change() -> CenterChange {
        switch below(6) {
        case 0: .notice(maybe { $0.text() })
        case 1: .mode(mode())
        case 2: .clock(offsetSeconds: Int(number()))
        case 3:
            .bookingCase(
                CenterCase(
                    hall: name(),
                    position: position(),
                    kind: one(of: CenterCase.Kind.allCases),
                    booking: bookingNumber(),
                    ticket: id(),
                    isOpen: Bool.random(using: &random)
                )
            )
        default:
            .booking(
                Booking(
                    number: bookingNumber(),
                    center: name(),
                    service: name(),
                    slot: slot(),
                    principal: person(),
                    agent: maybe { $0.person() },
                    maskedName: text(),
                    lastFour: (0..<below(3)).map { _ in LastFourTag(hash: bytes(16)) },
                    standing: one(of: [.booked, .cancelled, .void, .rescheduled, .noShow, .exchangedElsewhere]),
                    principalKind: maybe { $0.one(of: [.person, .unit]) }
                )
            )
        }
    }
}

// The parts.
extension RandomEvents {
    private mutating func mode() -> BookingOnlyMode {
        let periods = (0..<below(4)).compactMap { _ in
            let slot = slot()
            return BookingOnlyPeriod(
                notice: "公告 \(below(100))",
                text: "第一行\n第二行",
                published: slot.start.adding(minutes: -below(9000) - 1),
                start: slot.start,
                end: slot.end
            )
        }
        return BookingOnlyMode(version: Int64(below(9)), periods: periods) ?? .none
    }

    private mutating func below(_ limit: Int) -> Int { Int.random(in: 0..<limit, using: &random) }

    private mutating func one<T>(of values: [T]) -> T { values[below(values.count)] }

    private mutating func maybe<T>(_ make: (inout RandomEvents) -> T) -> T? { below(2) == 0 ? nil : make(&self) }

    private mutating func number() -> Int64 {
        switch below(3) {
        case 0: Int64.random(in: .min ... .max, using: &random)
        case 1: Int64(below(2000)) - 1000
        default: one(of: [0, -1, 999_999_999_999_999_999, 1_000_000_000_000_000_000, .max, .min])
        }
    }

    private mutating func position() -> Position { Position(max(0, number())) }

    private mutating func bytes(_ count: Int) -> [UInt8] { (0..<count).map { _ in UInt8(below(256)) } }

    private mutating func person() -> PersonTag { PersonTag(hash: bytes(32)) }

    private mutating func token() -> TicketToken { TicketToken(bytes: bytes(17)) }

    private mutating func day() -> BusinessDay { BusinessDay(daysSinceEpoch: below(100_000)) }

    private mutating func id() -> TicketID {
        let text = one(of: ["A001", "B017", "C1000", "X99999", "A3-01", "B99-12345"])
        return TicketID(day: day(), number: GoldenEvents.number(text))
    }

    private mutating func name<Kind>() -> Identifier<Kind> {
        let letters = (0...below(40)).map { _ in one(of: Array("ABCxyz019._-")) }
        guard let name = Identifier<Kind>(String(letters)) else { preconditionFailure("a machine name") }
        return name
    }

    private mutating func bookingNumber() -> BookingNumber {
        let text = one(of: ["123456789012", "AB-1234", String(repeating: "Z9", count: 32)])
        guard let number = BookingNumber(text: text) else { preconditionFailure("a booking number") }
        return number
    }

    private mutating func slot() -> TimeSlot {
        let start = Timestamp(seconds: Int64(below(4_000_000_000)) - 2_000_000_000)
        guard let slot = TimeSlot(start: start, end: start.adding(minutes: 1 + below(600)))
        else { preconditionFailure("a slot") }
        return slot
    }

    /// Any text, often with what JSON escapes.
    private mutating func text() -> String {
        let pieces = ["王*", "\"", "\\", "/", "\n", "\u{7}", "\u{7F}", "𠮷", "e\u{301}", "done", " ", "{", "\u{2028}"]
        return (0..<below(6)).map { _ in one(of: pieces) }.joined()
    }
}
