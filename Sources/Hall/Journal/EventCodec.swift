// SPDX-License-Identifier: Apache-2.0
import FoundationEssentials
import Queueing
import Terms

/// The stored form of events and answers: JSON with sorted keys, under a version number.
///
/// Stored for ever. Whatever would change the bytes of an existing case needs a new version and a reader for the old. A
/// case that was added is stored under the version it came with, so that a program that has never heard of it says so.
enum EventCodec {
    /// The newest version that this program writes and reads.
    static let version = 2

    /// The version that `event` is stored under.
    static func version(of event: HallEvent) -> Int {
        if case .numbersRaised = event { 2 } else { 1 }
    }

    /// Encodes an event.
    static func encode(_ event: HallEvent) -> String {
        var writer = JSONWriter()
        writer.value(event)
        return writer.text
    }

    /// Encodes an answer.
    static func encode(_ answer: HallAnswer) -> String {
        var writer = JSONWriter()
        writer.value(answer)
        return writer.text
    }

    /// Decodes an event of `version` stored at `position`.
    static func event(_ text: String, version: Int64, at position: Position) throws(JournalError) -> HallEvent {
        try check(version)
        var reader = PlainJSONReader(text)
        if let event = try? reader.event() { return event }
        return try decode(text, at: position)
    }

    /// Decodes an answer of `version` stored at `position`.
    static func answer(_ text: String, version: Int64, at position: Position) throws(JournalError) -> HallAnswer {
        try check(version)
        var reader = PlainJSONReader(text)
        if let answer = try? reader.answer() { return answer }
        return try decode(text, at: position)
    }

    private static func check(_ version: Int64) throws(JournalError) {
        guard version <= Self.version else { throw .newerVersion(found: Int(version), known: Self.version) }
    }

    /// Reads any JSON: escapes in texts, and the members and white space that another program may have written.
    private static func decode<T: Decodable>(_ text: String, at position: Position) throws(JournalError) -> T {
        do {
            return try decoder.decode(T.self, from: Data(text.utf8))
        } catch {
            // The decoder's message quotes what it read.
            throw .corrupt(at: position)
        }
    }

    private static let decoder = JSONDecoder()
}
