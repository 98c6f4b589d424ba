// SPDX-License-Identifier: Apache-2.0
import Terms

/// The sentences of requirements.md 6.4 in English.
enum EnglishSentence {
    private typealias Words = EnglishClips
    private typealias Clause = VoicePlan.Clause

    /// nil for what is said in Chinese only: a notice, and a window that has no number or letter.
    static func clauses(of message: VoiceMessage, _ form: VoicePlan.Form) -> [VoicePlan.Clause]? {
        switch message {
        case .call(let ticket, let window, _): sentence(ticket, Words.go, window, form)
        case .recall(let ticket, let window, _):
            sentence(ticket, Words.go, window, form).map {
                (form == .short ? [] : [Clause(clips: [Words.again], mark: ":")]) + $0
            }
        case .back(let ticket, let window): sentence(ticket, Words.back, window, form)
        case .onward(let ticket, let window): sentence(ticket, Words.onward, window, form)
        case .missed(let ticket):
            [
                Clause(clips: subject(ticket) + [Words.missed], mark: "."),
                Clause(clips: [Words.desk], mark: "."),
            ]
        case .notice: nil
        }
    }

    private static func sentence(
        _ ticket: TicketNumber,
        _ verb: VoiceClip,
        _ window: String,
        _ form: VoicePlan.Form
    ) -> [Clause]? {
        let label = Words.label(window)
        guard !label.isEmpty else { return nil }
        return switch form {
        case .full:
            [Clause(clips: subject(ticket), mark: ","), Clause(clips: [verb] + label, mark: ".")]
        case .short:
            [Clause(clips: Words.ticket(ticket), mark: ","), Clause(clips: [Words.window] + label, mark: ".")]
        }
    }

    private static func subject(_ ticket: TicketNumber) -> [VoiceClip] { [Words.number] + Words.ticket(ticket) }

    /// Begins each sentence with a capital letter, as it is written.
    static func capitalised(_ text: String) -> String {
        var isAtStart = true
        return String(
            text.map { character in
                defer { isAtStart = character == "." || (isAtStart && character == " ") }
                return isAtStart ? Character(character.uppercased()) : character
            }
        )
    }
}
