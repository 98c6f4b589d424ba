// SPDX-License-Identifier: Apache-2.0

/// Plays a device from its recording: what came unasked comes when it came, and each question is answered as it was.
///
/// A program that asks in another order is answered nevertheless: the answers to one question follow each other in their
/// recorded order, and the last one is given again and again, as by a device whose state no longer changes.
package struct ReplayScript: Sendable {
    /// One piece of what the device says.
    package struct Piece: Sendable, Equatable {
        /// Milliseconds since the beginning, or since the question that it answers.
        package let at: Int
        /// What it says.
        package let bytes: [UInt8]
    }

    /// What came before any question, or so long after one that it was no answer.
    package private(set) var unasked: [Piece] = []
    private var answers: [[UInt8]: [[Piece]]] = [:]
    private var heard: [UInt8] = []
    private let longestQuestion: Int

    /// Longer after a question nothing counts as its answer: the longest time that a card is read (SDTPace.reading).
    static let patience = 4000

    /// Reads the script out of a recording.
    package init(_ recording: Recording) {
        var question: (bytes: [UInt8], at: Int, pieces: [Piece])?
        var (unasked, answers) = ([Piece](), [[UInt8]: [[Piece]]]())
        for entry in recording.entries {
            switch entry.what {
            case .sent(let bytes):
                if let question { answers[question.bytes, default: []].append(question.pieces) }
                question = (bytes, entry.at, [])
            case .received(let bytes):
                if let asked = question, entry.at - asked.at <= Self.patience {
                    question?.pieces.append(Piece(at: entry.at - asked.at, bytes: bytes))
                } else {
                    unasked.append(Piece(at: entry.at, bytes: bytes))
                }
            case .noted: break
            }
        }
        if let question { answers[question.bytes, default: []].append(question.pieces) }
        longestQuestion = answers.keys.map(\.count).max() ?? 0
        (self.unasked, self.answers) = (unasked, answers)
    }

    /// Takes what a program has written, and returns what is to be said to it.
    package mutating func written(_ bytes: [UInt8]) -> [Piece] {
        var said: [Piece] = []
        for byte in bytes {
            heard.append(byte)
            if heard.count > longestQuestion { heard.removeFirst() }
            guard let known = answers.keys.first(where: { heard.suffix($0.count).elementsEqual($0) }) else { continue }
            heard = []
            said += next(known)
        }
        return said
    }

    private mutating func next(_ question: [UInt8]) -> [Piece] {
        guard let all = answers[question], let first = all.first else { return [] }
        if all.count > 1 { answers[question]?.removeFirst() }
        return first
    }
}
