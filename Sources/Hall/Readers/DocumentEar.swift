// SPDX-License-Identifier: Apache-2.0
package import Ports
import Queueing
package import Terms
package import Vault

/// Listens to a scanner for the zones of passports and permits, and hands on who presented one, as a card reader does.
///
/// Everything else is handed on as it came. On the loop's thread, in order; a zone is kept until it is whole, at most
/// `MRZAssembly.gap` longer, and its number no longer than to be keyed and to know the document again.
package final class DocumentEar: Sendable {
    /// The same document within this time of its last sight is the same presentation.
    package static let sameDocument = Duration.seconds(3)

    private struct State {
        var assembly = MRZAssembly()
        var gap: Alarm?
        var documents = RepeatGuard<DocumentNumber>(window: DocumentEar.sameDocument)
    }

    private let time: any Timekeeper
    private let vault: Vault
    private let isAlone: Bool
    private let today: @Sendable () -> BusinessDay
    private let handler: @Sendable (ReaderEvent) -> Void
    private let state = Lock(State())

    /// An ear behind a scanner; `isAlone` when nothing but documents is presented to it.
    package init(
        time: any Timekeeper,
        vault: Vault,
        isAlone: Bool,
        today: @escaping @Sendable () -> BusinessDay,
        handler: @escaping @Sendable (ReaderEvent) -> Void
    ) {
        (self.time, self.vault, self.isAlone, self.today, self.handler) = (time, vault, isAlone, today, handler)
    }

    /// Takes what the scanner says.
    package func take(_ event: ReaderEvent) {
        guard case .credential(.code(let text)) = event else { return pass(event) }
        let today = today()
        let outcomes = state.withLock { $0.assembly.push(text, today: today) }
        for outcome in outcomes { tell(outcome, today) }
        timeTheGap()
    }

    private func pass(_ event: ReaderEvent) {
        // What a document reader could not read was a document.
        handler(isAlone && event == .notice(.codeNotRead) ? .notice(.cardNotRead) : event)
    }

    private func timeTheGap() {
        state.withLock { $0.gap.take() }?.cancel()
        guard state.withLock({ $0.assembly.isWaiting }) else { return }
        let alarm = time.call(after: MRZAssembly.gap) { [weak self] in self?.paused() }
        state.withLock { $0.gap = alarm }
    }

    private func paused() {
        let outcomes = state.withLock { state in
            state.gap = nil
            return state.assembly.silence()
        }
        for outcome in outcomes { tell(outcome, today()) }
    }

    private func tell(_ outcome: MRZAssembly.Outcome, _ today: BusinessDay) {
        switch outcome {
        case .other(let text): handler(isAlone ? .notice(.cardNotRead) : .credential(.code(text)))
        case .misread: handler(.notice(.cardNotRead))
        case .zone(let zone):
            guard let person = try? zone.person() else { return handler(.notice(.cardRejected)) }
            let now = time.now()
            guard !state.withLock({ $0.documents.isRepetition(person.document, at: now) }) else { return }
            handler(.credential(.card(PresentedCard(person, vault: vault, today: today))))
            // Nothing personal is kept longer than it is of use.
            _ = time.call(after: Self.sameDocument) { [weak self] in self?.forget() }
        }
    }

    private func forget() {
        let now = time.now()
        state.withLock { $0.documents.forget(at: now) }
    }
}

extension PresentedCard {
    /// What is handed on of a person: the number goes into the vault's keyed hash, the name behind a star.
    init(_ person: CardPerson, vault: Vault, today: BusinessDay) {
        self.init(
            type: person.document.type,
            tag: vault.personTag(person.document),
            maskedName: Masked.name(person.name),
            isExpired: person.validity.hasEnded(by: today)
        )
    }
}
