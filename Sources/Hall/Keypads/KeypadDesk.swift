// SPDX-License-Identifier: Apache-2.0
import Ports
import Queueing
import Terms
import Vault

/// One keypad's side of the host: what its clerk types, whom its evaluator asks, what it shows.
struct KeypadDesk: Sendable {
    /// Something to ask the hall, with the key that every attempt carries.
    enum Errand: Sendable {
        case wish(KeypadWish, IntentKey)
        case rating(TicketID, Rating, IntentKey)
    }

    /// More presses than these waiting for the disk are answered with a beep.
    static let waitingErrands = 4

    let post: KeypadPost
    let errands: AsyncStream<Errand>
    let errand: AsyncStream<Errand>.Continuation
    var evaluator: EvaluatorSession
    /// What its display shows, or will when the line is free.
    var shown = KeypadDigits(waiting: 0, ticket: nil)
    private var session: KeypadSession

    init(_ post: KeypadPost, _ configuration: KeypadBus.Configuration) {
        self.post = post
        session = KeypadSession(typing: configuration.timing.typing)
        evaluator = EvaluatorSession(levels: configuration.levels, patience: configuration.timing.evaluation)
        (errands, errand) = AsyncStream.makeStream(bufferingPolicy: .bufferingOldest(Self.waitingErrands))
    }

    /// Takes what was pressed; returns what is to be asked for it.
    mutating func take(_ report: KeypadReport, at now: MonotonicTime) -> Errand? {
        if case .graded(let key) = report {
            return evaluator.answered(key, at: now).map { .rating($0.ticket, $0.rating, Self.freshKey(post)) }
        }
        return session.take(report, at: now).map { .wish($0, Self.freshKey(post)) }
    }

    private static func freshKey(_ post: KeypadPost) -> IntentKey {
        guard let key = IntentKey(text: "keypad-\(post.address)." + Hex.text(Random.bytes(keyBytes))) else {
            preconditionFailure("an address and hex digits are an intent key")
        }
        return key
    }

    private static let keyBytes = 16
}
