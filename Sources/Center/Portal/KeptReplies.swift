// SPDX-License-Identifier: Apache-2.0
import HTTP
import Ports

/// Answers that cost much to make and may be a minute old, so that asking again and again costs nothing.
final class KeptReplies: Sendable {
    private struct Kept {
        let reply: HTTPReply
        let at: MonotonicTime
    }

    /// How long an answer is given again.
    static let age = Duration.seconds(60)
    /// Answers kept; of more all are forgotten and made anew.
    static let limit = 64

    private let kept = Lock<[String: Kept]>([:])

    /// The answer to a question, while it is young enough.
    func reply(_ question: String, at now: MonotonicTime) -> HTTPReply? {
        kept.withLock { $0[question].flatMap { $0.at.duration(to: now) < Self.age ? $0.reply : nil } }
    }

    /// Keeps an answer.
    func keep(_ reply: HTTPReply, _ question: String, at now: MonotonicTime) {
        kept.withLock { kept in
            if kept.count >= Self.limit { kept = [:] }
            kept[question] = Kept(reply: reply, at: now)
        }
    }
}
