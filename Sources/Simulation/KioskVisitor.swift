// SPDX-License-Identifier: Apache-2.0
import Desk
import Queueing
import Simulators
import Terms
import Vault

/// Somebody at a kiosk, who reads the screen and mostly does what it asks.
struct KioskVisitor {
    /// What the visitor came with.
    enum Purpose {
        case walkIn(ServiceID, card: PresentedCard?)
        case card(PresentedCard)
        case voucher(VoucherClaims)
        case number(BookingNumber)
        /// An electronic credential, which its issuer is asked about.
        case credential(CredentialTag)
        case stray
    }

    /// What the visitor does next.
    enum Reaction: Equatable {
        case input(DeskInput)
        case wait
        case leave
    }

    let purpose: Purpose
    /// The own card, and that of who is represented.
    let card: PresentedCard
    let other: PresentedCard?
    /// What the last four characters would be typed as; those of another number in some cases.
    let lastFour: LastFourTag?
    /// Things the visitor is ready to do before giving up.
    var patience: Int

    /// Looks at `screen` and decides.
    mutating func react(to screen: DeskScreen, _ random: inout SeededRandom) -> Reaction {
        guard patience > 0, !random.percent(2) else { return .leave }
        patience -= 1
        if random.percent(4), let touch = Self.whim(screen, &random) { return .input(.touched(touch)) }
        switch screen.content {
        case .home: return home()
        case .working, .fault(canRetry: false): return .wait
        case .ticket: return .leave
        default: return choose(screen.content, &random)
        }
    }

    private func home() -> Reaction {
        switch purpose {
        case .walkIn(_, let card?): .input(.presented(.card(card)))
        case .walkIn(_, nil): .input(.touched(.walkIn))
        case .card(let card): .input(.presented(.card(card)))
        case .voucher(let claims): .input(.presented(.code(.voucher(claims))))
        case .number(let number): .input(.touched(.typeNumber(number)))
        case .credential(let tag): .input(.presented(.code(.credential(tag))))
        case .stray: .input(.presented(.code(.opaque)))
        }
    }

    private func choose(_ content: DeskScreen.Content, _ random: inout SeededRandom) -> Reaction {
        switch content {
        case .bookingEntry: return home()
        case .lastFour:
            return random.percent(15) ? .input(.presented(.card(card))) : .input(.typedLastFour(lastFour))
        case .cardWanted: return .input(.presented(.card(card)))
        case .secondDocument:
            guard let other, random.percent(60) else { return .input(.touched(.decline)) }
            return .input(.presented(.card(other)))
        case .chooseBooking(let found):
            let fresh = found.first { $0.number == nil } ?? found.first
            return fresh.map { .input(.touched(.chooseBooking($0.booking))) } ?? .leave
        case .chooseService(let offers, _):
            var wanted = offers.map(\.service)
            if case .walkIn(let service, _) = purpose, wanted.contains(service) { wanted = [service] }
            return wanted.isEmpty ? .leave : .input(.touched(.choose(random.oneOf(wanted))))
        case .nobodyOnDuty: return .input(.touched(random.percent(70) ? .confirm : .decline))
        case .reprint: return .input(.touched(random.percent(35) ? .confirm : .decline))
        case .refused: return random.percent(60) ? .input(.touched(.walkIn)) : .leave
        case .fault: return random.percent(85) ? .input(.touched(.confirm)) : .leave
        case .home, .checking, .working, .ticket: return .wait
        }
    }

    /// Something that the screen offers and nobody expected.
    private static func whim(_ screen: DeskScreen, _ random: inout SeededRandom) -> DeskTouch? {
        switch random.oneOf(screen.touches) {
        case .haveBooking: .haveBooking
        case .walkIn: .walkIn
        case .confirm: .confirm
        case .decline: .decline
        case .help: .help
        case .complain: .complain
        case .back: .back
        case .stay: .stay
        case .language: .language(.english)
        case .choose, .chooseBooking, .typeNumber, .typeLastFour: nil
        }
    }
}
