// SPDX-License-Identifier: Apache-2.0
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
            if let answer: HallAnswer = try? EventCodec.decode(String(line), version: 1, at: .start) {
                try checkStable(answer)
            }
            if let event: HallEvent = try? EventCodec.decode(String(line), version: 1, at: .start) {
                try checkStable(event)
                try take(event, &state)
            }
        }
        try hold(state.position.value >= FuzzHall.state.position.value, "a state that goes back")
    }

    /// Stored for ever: what was read is written as it was, and read again.
    private static func checkStable<Word: Codable & Equatable>(_ word: Word) throws(Broken) {
        let text = EventCodec.encode(word)
        let again: Word? = try? EventCodec.decode(text, version: 1, at: .start)
        try hold(again == word, "\(Word.self) is not read as it is written")
        try hold(EventCodec.encode(word) == text, "\(Word.self) has two forms")
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
