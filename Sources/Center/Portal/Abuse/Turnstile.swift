// SPDX-License-Identifier: Apache-2.0
import Charter
import Ports
import Terms
import Vault

/// Whoever comes to the portal passes here: limits by network, by document and by booking number, and a piece of work
/// whose size rises with the attempts of a network.
final class Turnstile: Sendable {
    /// What a network wants.
    enum Purpose: CaseIterable {
        /// To read what everybody may read.
        case read
        /// To book, join a wait-list, write in or upload.
        case attempt
        /// To ask by number and document.
        case lookup
    }

    private struct State {
        var reads, attempts, lookups: BucketTable<ClientNetwork>
        var documents: BucketTable<PersonTag>
        var guessedDocuments: BucketTable<PersonTag>
        var guessedNumbers: BucketTable<BookingNumber>
        var pressure: BucketTable<ClientNetwork>
        var board: EffortBoard
    }

    private let state: Lock<State>
    private let settings: PortalSettings

    /// Attempts of a network within a short time that cost it no more work than others.
    static let freeAttempts = 8
    /// Attempts beyond which the work of a network rises no further.
    static let countedAttempts = 4_096

    init(_ settings: PortalSettings, vault: Vault, start: [UInt8], at now: Timestamp) {
        self.settings = settings
        let generation = settings.remembered / 2
        func networks(_ burst: Int, _ perMinute: Int) -> BucketTable<ClientNetwork> {
            BucketTable(Allowance(burst: burst, perMinute: perMinute), generationLimit: generation)
        }
        let attempts = settings.attemptsPerMinute
        let document = Allowance(burst: 5 * settings.documentPerMinute, perMinute: settings.documentPerMinute)
        state = Lock(
            State(
                reads: networks(settings.readsPerMinute, settings.readsPerMinute),
                attempts: networks(2 * attempts, attempts),
                lookups: networks(2 * settings.lookupsPerMinute, settings.lookupsPerMinute),
                documents: BucketTable(document, generationLimit: generation),
                guessedDocuments: BucketTable(document, generationLimit: generation),
                guessedNumbers: BucketTable(document, generationLimit: generation),
                pressure: networks(Self.countedAttempts, max(1, attempts / 4)),
                board: EffortBoard(vault: vault, start: start, at: now)
            )
        )
    }

    /// Admits a network; nil when it may go on, otherwise how long until it may.
    func admit(_ network: ClientNetwork, to purpose: Purpose, at now: MonotonicTime) -> Duration? {
        state.withLock { state in
            switch purpose {
            case .read: state.reads.take(network, at: now)
            case .attempt: state.attempts.take(network, at: now)
            case .lookup: state.lookups.take(network, at: now)
            }
        }
    }

    /// Admits a person who wants to book, whatever network they come from.
    func admit(_ person: PersonTag, at now: MonotonicTime) -> Duration? {
        state.withLock { $0.documents.take(person, at: now) }
    }

    /// Admits a question by number and document, which may be a guess.
    ///
    /// It costs both of them a token, whatever network it comes from; `knew` gives them back. So whoever is who they say
    /// asks as often as they like, and nobody learns by many tries whose a number is.
    func admitGuess(_ person: PersonTag, of number: BookingNumber, at now: MonotonicTime) -> Duration? {
        state.withLock { state in
            if let wait = state.guessedDocuments.take(person, at: now) { return wait }
            guard let wait = state.guessedNumbers.take(number, at: now) else { return nil }
            state.guessedDocuments.giveBack(person, at: now)
            return wait
        }
    }

    /// The question was no guess.
    func knew(_ person: PersonTag, of number: BookingNumber, at now: MonotonicTime) {
        state.withLock { state in
            state.guessedDocuments.giveBack(person, at: now)
            state.guessedNumbers.giveBack(number, at: now)
        }
    }

    /// Makes a challenge for a network: the more it has asked for lately, the more work.
    func challenge(_ network: ClientNetwork, at now: MonotonicTime, _ clock: Timestamp) throws(VaultError)
        -> EffortChallenge
    {
        try state.withLock { state throws(VaultError) in
            let asked = state.pressure.press(network, at: now)
            return try state.board.issue(bits: Self.bits(asked, settings), at: clock)
        }
    }

    /// Takes the work; nil when it is good.
    ///
    /// With an `effort_most` of 0 no work is asked for at all.
    func spend(_ challenge: String, answer: String, for intent: IntentKey, at now: Timestamp) -> EffortRefusal? {
        guard settings.effortMost > 0 else { return nil }
        return state.withLock { $0.board.spend(challenge, answer: answer, for: intent, at: now) }
    }

    /// One bit more, twice the work, at every doubling of the attempts.
    static func bits(_ asked: Int, _ settings: PortalSettings) -> Int {
        var bits = settings.effortBase
        var limit = freeAttempts
        while asked > limit, bits < settings.effortMost {
            bits += 1
            limit *= 2
        }
        return bits
    }

    /// How many networks, documents and numbers are remembered: bounded, whoever comes.
    var remembered: Int {
        state.withLock { state in
            state.reads.count + state.attempts.count + state.lookups.count + state.documents.count
                + state.guessedDocuments.count + state.guessedNumbers.count + state.pressure.count + state.board.count
        }
    }
}
