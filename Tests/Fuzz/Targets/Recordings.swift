// SPDX-License-Identifier: Apache-2.0
import Ports

@testable import Probe

/// A recording of a device, as somebody sends it in: read, written and read again, counted, and played.
enum Recordings {
    static func check(_ input: [UInt8]) throws(Broken) {
        let text = String(decoding: input, as: UTF8.self)
        let recording: Recording
        do throws(RecordingFault) {
            recording = try Recording(text: text)
        } catch {
            try Discretion.check(error.description, about: input, "a fault")
            return
        }
        try checkAgain(recording)
        try checkOrder(recording)
        let account = RecordingAccount(recording)
        try hold(account.counts.values.allSatisfy { $0 > 0 }, "something is told that never was")
        try checkReplay(recording)
    }

    private static func checkAgain(_ recording: Recording) throws(Broken) {
        guard let again = try? Recording(text: recording.text) else {
            throw Broken(rule: "what was read and written is not read again")
        }
        try hold(again == recording, "what was read and written is read as something else")
        try hold(again.text == recording.text, "what was read and written is written otherwise")
    }

    private static func checkOrder(_ recording: Recording) throws(Broken) {
        let times = recording.entries.map(\.at)
        try hold(zip(times, times.dropFirst()).allSatisfy { $0 <= $1 }, "time goes back")
        try hold(recording.entries.count <= Recording.entryLimit && !recording.isFull, "more entries than there may be")
        for entry in recording.entries {
            switch entry.what {
            case .received(let bytes), .sent(let bytes): try hold(!bytes.isEmpty, "nothing went over the line")
            case .noted(let words): try hold(!words.contains(where: \.isNewline), "words of two lines")
            }
        }
    }

    /// Everything that is said is said unasked or to a question, and nothing else.
    private static func checkReplay(_ recording: Recording) throws(Broken) {
        var script = ReplayScript(recording)
        var (received, questions) = ([[UInt8]](), [[UInt8]]())
        for entry in recording.entries {
            switch entry.what {
            case .received(let bytes): received.append(bytes)
            case .sent(let bytes): questions.append(bytes)
            case .noted: break
            }
        }
        for piece in script.unasked { try hold(received.contains(piece.bytes), "something is said that never was") }
        for question in questions {
            for piece in script.written(question) {
                try hold(received.contains(piece.bytes), "a question is answered with what never was")
                try hold((0...ReplayScript.patience).contains(piece.at), "an answer that never comes")
            }
        }
    }
}
