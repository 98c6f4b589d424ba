// SPDX-License-Identifier: Apache-2.0
import Terms

/// The sentences of requirements.md 6.4 in Chinese.
enum ChineseSentence {
    private typealias Words = ChineseClips
    private typealias Clause = VoicePlan.Clause

    /// nil for a notice without words.
    static func clauses(of message: VoiceMessage, _ form: VoicePlan.Form) -> [VoicePlan.Clause]? {
        switch message {
        case .call(let ticket, let window, let area):
            form == .short ? short(ticket, window) : call(ticket, window, area)
        case .recall(let ticket, let window, let area):
            form == .short
                ? short(ticket, window)
                : [Clause(clips: [Words.again], mark: "，")] + call(ticket, window, area)
        case .back(let ticket, let window):
            form == .short
                ? short(ticket, window)
                : [Clause(clips: subject(ticket) + [Words.back] + self.window(window) + [Words.onward], mark: "。")]
        case .onward(let ticket, let window):
            form == .short
                ? short(ticket, window)
                : [Clause(clips: subject(ticket) + [Words.to] + self.window(window) + [Words.onward], mark: "。")]
        case .missed(let ticket):
            [
                Clause(clips: Words.ticket(ticket) + [Words.number, Words.missed], mark: "，"),
                Clause(clips: [Words.desk], mark: "。"),
            ]
        case .notice(let text): notice(text)
        }
    }

    /// Puts a call into words: 请 A 零幺七 号，到 十二 号窗口办理.
    private static func call(_ ticket: TicketNumber, _ window: String, _ area: String) -> [Clause] {
        let place = area.isEmpty ? [] : Words.label(area)
        return [
            Clause(clips: subject(ticket), mark: "，"),
            Clause(clips: [Words.to] + place + self.window(window) + [Words.handle], mark: "。"),
        ]
    }

    private static func short(_ ticket: TicketNumber, _ window: String) -> [Clause] {
        [
            Clause(clips: Words.ticket(ticket) + [Words.number], mark: "，"),
            Clause(clips: self.window(window), mark: "。"),
        ]
    }

    private static func subject(_ ticket: TicketNumber) -> [VoiceClip] {
        [Words.please] + Words.ticket(ticket) + [Words.number]
    }

    /// `12` is 十二号窗口, `B` is B 窗口, a name is said as it is.
    private static func window(_ label: String) -> [VoiceClip] {
        let clips = Words.label(label)
        switch LabelPart.parts(of: label).last {
        case .number: return clips + [Words.window]
        case .words(let words) where words.hasSuffix("窗口") || words.hasSuffix("台"): return clips
        case .letter, .words, nil: return clips + [Words.plainWindow]
        }
    }

    private static func notice(_ text: String) -> [Clause]? {
        let sentences = SpokenText.sentences(of: text, in: .zh)
        guard !sentences.isEmpty else { return nil }
        return [Clause(clips: [Words.audience], mark: "，")]
            + sentences.map { Clause(clips: [VoiceClip(words: $0)], mark: "。") }
    }
}
