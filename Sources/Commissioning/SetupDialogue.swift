// SPDX-License-Identifier: Apache-2.0
import Terms

/// The guided set-up of a hall, pure: what is asked, what an answer comes to, and what is to be done in the end.
///
/// Nothing is changed on the machine before `state` is `.agreed`: whoever leaves earlier leaves it as it was.
package struct SetupDialogue: Sendable {
    /// How things are where the dialogue is held.
    package struct Surroundings: Sendable {
        /// What hall.conf is made from.
        package let base: HallDraft.Base
        /// Today's hall; nil for a new one.
        package let today: HallAnswers?
        /// Where the hall keeps its files.
        package let directory: String
        /// The center that it belongs to.
        package let enrolledAt: String?
        /// Whether somebody looks after it already.
        package let hasAdmin: Bool
        /// What this machine's screen can show and does not show yet.
        package let screens: [MachineScreen]
        /// Whether the machine knows a time zone.
        package let knowsZone: @Sendable (String) -> Bool
        /// What is wrong with a one-time code; nil for a good one.
        package let codeFault: @Sendable (String) -> Phrase?

        /// Collects the parts.
        package init(
            base: HallDraft.Base,
            today: HallAnswers?,
            directory: String,
            enrolledAt: String?,
            hasAdmin: Bool,
            screens: [MachineScreen],
            knowsZone: @escaping @Sendable (String) -> Bool,
            codeFault: @escaping @Sendable (String) -> Phrase?
        ) {
            (self.base, self.today, self.directory) = (base, today, directory)
            (self.enrolledAt, self.hasAdmin, self.screens) = (enrolledAt, hasAdmin, screens)
            (self.knowsZone, self.codeFault) = (knowsZone, codeFault)
        }
    }

    /// What happens to the dialogue.
    package enum Input: Sendable, Equatable {
        /// A line was typed.
        case line(String)
        /// A secret was typed twice, and is one that somebody may have.
        case secretGiven
        /// What is plugged in now.
        case found([FoundDevice])
        /// What asking a device came to, and in words.
        case probed(FoundDevice, String)
        /// What became of the test slip; nil when it is printed.
        case slip(fault: String?)
        /// Ctrl-C, or the terminal is gone.
        case leave
    }

    /// What the terminal does for the dialogue before the next question.
    package enum Errand: Sendable, Equatable {
        /// Answer with `.probed`.
        case probe(FoundDevice)
        /// Answer with `.slip`.
        case printTestSlip
    }

    /// Where it stands.
    package enum State: Sendable, Equatable {
        case asking
        case agreed
        case left
    }

    let surroundings: Surroundings
    let language: SetupLanguage
    /// The answers so far.
    package internal(set) var answers: HallAnswers
    /// What is to be done besides.
    package internal(set) var wishes = SetupWishes()
    /// Where it stands.
    package internal(set) var state = State.asking
    /// What is plugged in.
    var found: [FoundDevice] = []
    /// Whether the test slip was tried, and did not come.
    var hasSlipFailed = false
    /// What has to be said before the next question.
    var remarks: [String] = []
    var step = SetupStep.welcome
    /// The questions that led here; the last one is gone back to.
    var path: [SetupStep] = []

    /// Begins; the values of `preset` are the defaults: today's hall, and what was said on the command line.
    package init(_ surroundings: Surroundings, preset: HallAnswers, center: String?, language: SetupLanguage) {
        (self.surroundings, self.language) = (surroundings, language)
        answers = preset
        wishes.center = center
    }

    /// The hall.conf that the answers come to, and what is wrong with it.
    package var draft: HallDraft { HallDraft(answers, over: surroundings.base) }

    /// Takes what happened; gives what the terminal has to do before it asks the next question.
    package mutating func take(_ input: Input) -> [Errand] {
        guard state == .asking else { return [] }
        switch input {
        case .leave: state = .left
        case .found(let devices): look(at: devices)
        case .probed(let device, let words):
            found = found.map { $0.identity == device.identity ? device : $0 }
            remarks.append(words)
        case .slip(let fault): slipped(fault)
        case .secretGiven:
            if step == .adminSecret { move() }
        case .line(let line): return take(line: String(Entry.trimmed(line)))
        }
        return []
    }

    /// Takes what is to be said before the next question.
    package mutating func takeRemarks() -> [String] {
        defer { remarks = [] }
        return remarks
    }

    private mutating func take(line: String) -> [Errand] {
        // Both of a Chinese keyboard.
        if line == "<" || line == "＜" || line == "《" {
            goBack()
            return []
        }
        let text = line.isEmpty ? question.usual ?? "" : line
        do throws(Entry.Fault) {
            return try answer(text)
        } catch {
            remarks.append(error.phrase.text(language))
            return []
        }
    }

    /// Goes on to the next question.
    mutating func move() {
        path.append(step)
        step = following
    }

    mutating func goBack() {
        guard let last = path.popLast() else { return remarks.append(say("这是第一个问题。", "This is the first question.")) }
        step = last
    }

    func say(_ zh: String, _ en: String) -> String { Phrase(zh, en).text(language) }
}
