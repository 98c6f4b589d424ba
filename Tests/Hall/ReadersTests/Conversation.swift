// SPDX-License-Identifier: Apache-2.0
import Ports
import Simulators
import Terms

@testable import Readers

/// A dialogue with the hands of its clock: what happens, and what it does then.
struct Conversation {
    var dialogue: SDTDialogue
    private(set) var now = MonotonicTime(nanoseconds: 0)

    init(pace: SDTPace = SDTPace()) { dialogue = SDTDialogue(pace: pace) }

    mutating func open() -> [SDTDialogue.Action] { dialogue.handle(.opened, at: now) }

    mutating func close() -> [SDTDialogue.Action] { dialogue.handle(.closed, at: now) }

    mutating func brokenFrame() -> [SDTDialogue.Action] { dialogue.handle(.brokenFrame, at: now) }

    /// The module answers with a code and data.
    mutating func hear(_ code: UInt8, _ data: [UInt8] = []) -> [SDTDialogue.Action] {
        var framer = SDTFramer()
        return framer.push(SDTVectors.answer(code, data)).flatMap { dialogue.handle(.answer($0), at: now) }
    }

    /// Time passes to the deadline, and it is told.
    mutating func wait() -> [SDTDialogue.Action] {
        if let deadline = dialogue.deadline { now = max(now, deadline) }
        return dialogue.handle(.tick, at: now)
    }

    /// Time passes without being told, as while somebody looks for a card.
    mutating func pass(_ duration: Duration) { now = now.advanced(by: duration) }

    /// The module answers all questions up to the first poll.
    mutating func becomeReady() -> [SDTDialogue.Action] {
        _ = open()
        _ = hear(0x90)
        let told = hear(0x90, Array(SDTVectors.identity.bytes[10..<26]))
        pass(.seconds(2))
        return told + wait()
    }

    /// The poll that is under way finds a card.
    mutating func reachReading() -> [SDTDialogue.Action] {
        _ = hear(0x9F, [0, 0, 0, 0])
        return hear(0x90, [UInt8](repeating: 0, count: 8))
    }

    /// The poll that is under way finds and reads the card of a person.
    mutating func read(_ person: SyntheticPerson) -> [SDTDialogue.Action] {
        _ = reachReading()
        return hear(0x90, person.reading)
    }

    /// The whole stretch of `rounds` polls without answer.
    mutating func stayUnheard(polls rounds: Int) -> [SDTDialogue.Action] {
        var actions: [SDTDialogue.Action] = []
        for _ in 0..<rounds {
            actions += wait()
            actions += wait()
        }
        return actions
    }
}

extension [SDTDialogue.Action] {
    /// What was reported.
    var reports: [ReaderReport] {
        compactMap { action in
            guard case .report(let report) = action else { return nil }
            return report
        }
    }

    /// The numbers of the cards reported.
    var cardNumbers: [String] {
        reports.compactMap { report in
            guard case .card(let person) = report else { return nil }
            return person.document.plain
        }
    }
}
