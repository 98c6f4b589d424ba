// SPDX-License-Identifier: Apache-2.0
import Queueing
import Terms
import Vault

// Electronic credentials (R18, A20): checked by whoever issued them, as good as the document then.
extension DeskSession {
    /// Has a credential checked; what follows belongs to the present stage.
    mutating func check(_ tag: CredentialTag) {
        if visit == nil { visit = DeskVisit() }
        visit?.code = .code(.credential(tag))
        question += 1
        enter(.checking(question: question, resuming: stage))
        effects.append(.checkCredential(tag, question: question))
    }

    /// Goes on with the visit; a verdict that nobody waits for any more changes nothing.
    mutating func takeVerdict(_ verdict: CredentialVerdict, question number: Int) {
        guard case .checking(number, let resumed) = stage else { return }
        switch verdict {
        case .person(let card):
            let (code, hasShownCard) = (visit?.code, visit?.hasShownCard == true)
            enter(resumed)
            isHeld = false
            presented(.card(card))
            // There is no card to be taken back.
            visit?.code = code
            visit?.hasShownCard = hasShownCard
        case .refused: enter(.refused(.credentialRefused))
        case .unreachable:
            visit?.isUnverified = true
            goOn(from: resumed)
        }
    }

    /// Nobody is guessed: the visitor proves the booking otherwise, and the window looks at the credential.
    private mutating func goOn(from stage: DeskStage) {
        switch stage {
        case .cardWanted(.voucher(let claims)):
            exchange(claims.booking, .voucher(claims, card: nil), greeting(claims))
        case .secondDocument(let booking, let first):
            exchange(booking.number, .unverified(.documents(first, nil)), greeting(booking))
        case .cardWanted(.number(let number)):
            enter(.lastFour(number, tries: visit?.tries ?? 0))
            hint = .credentialUnchecked
        case .lastFour:
            enter(stage)
            hint = .credentialUnchecked
        default:
            enter(.bookingEntry(isMistyped: false))
            hint = .credentialUnchecked
        }
    }
}

extension ExchangeProof {
    /// True when a document itself was shown.
    var holdsDocument: Bool {
        switch self {
        case .documents, .voucher(_, card: .some): true
        case .voucher(_, card: nil), .lastFour, .numberOnly, .unverified: false
        }
    }
}
