// SPDX-License-Identifier: Apache-2.0
import FoundationEssentials
import Link
import Queueing
import Terms
import Wire

@testable import Journal
@testable import Web

/// Rows of the journal, one event or answer a line, as a restart reads them.
enum StoredEvents {
    static func check(_ input: [UInt8]) throws(Broken) {
        let lines = String(decoding: input, as: UTF8.self).split(separator: "\n")
        var state = FuzzHall.state
        for line in lines.prefix(32) {
            try checkAnswer(String(line))
            if let event = try event(String(line)) { try take(event, &state) }
        }
        try hold(state.position.value >= FuzzHall.state.position.value, "a state that goes back")
    }

    private static func event(_ line: String) throws(Broken) -> HallEvent? {
        guard let event = try? EventCodec.event(line, version: 1, at: .start) else { return nil }
        var reader = PlainJSONReader(line)
        if let plain = try? reader.event() { try checkAlike(plain, line) }
        let text = EventCodec.encode(event)
        try checkForm(text, of: event)
        try hold(
            (try? EventCodec.event(text, version: 1, at: .start)) == event,
            "an event is not read as it is written"
        )
        return event
    }

    private static func checkAnswer(_ line: String) throws(Broken) {
        guard let answer = try? EventCodec.answer(line, version: 1, at: .start) else { return }
        var reader = PlainJSONReader(line)
        if let plain = try? reader.answer() { try checkAlike(plain, line) }
        let text = EventCodec.encode(answer)
        try checkForm(text, of: answer)
        try hold(
            (try? EventCodec.answer(text, version: 1, at: .start)) == answer,
            "an answer is not read as it is written"
        )
    }

    /// What the reader of our own form takes, any JSON decoder takes for the same.
    private static func checkAlike<Word: Codable & Equatable>(_ word: Word, _ line: String) throws(Broken) {
        guard let other = try? JSONDecoder().decode(Word.self, from: Data(line.utf8)) else {
            throw Broken(rule: "only one of two readers takes a line")
        }
        try hold(other == word && reference(other) == reference(word), "two readers of one line disagree")
    }

    /// Stored for ever: the bytes are those of a JSON encoder with sorted keys.
    private static func checkForm(_ text: String, of word: some Encodable) throws(Broken) {
        try hold(Array(text.utf8) == reference(word), "another form than that of the version")
    }

    private static func reference(_ word: some Encodable) -> [UInt8]? {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return (try? encoder.encode(word)).map { Array($0) }
    }

    private static func take(_ event: HallEvent, _ state: inout HallState) throws(Broken) {
        let record = HallRecord(
            position: state.position.next,
            moment: FuzzHall.opening,
            intent: nil,
            staff: StaffID("s1"),
            event: event,
            answer: nil
        )
        let row = StoredEvent(record, after: [])
        try hold((try? row.record()) == record, "a row is not read as it is written")
        if let told = PublicEvent(record, FuzzHall.plan) {
            try hold(!WebJSON.bytes(told).isEmpty, "a public event that is no JSON")
        }
        if let entry = FactTranslation.entry(of: record) {
            try hold(entry.position == record.position, "a fact at another place than its event")
        }
        // An audit names these; a journal that was written by the rules has none.
        guard !record.contradicts(state) else { return }
        state.apply(record)
        try hold(state.position == record.position, "an event that was not taken")
    }
}
