// SPDX-License-Identifier: Apache-2.0
import FoundationEssentials
import Queueing
import Terms

/// The stored form of events and answers: JSON with sorted keys, under a version number.
///
/// Stored for ever. Whatever would change the bytes of an existing case needs a new version and a reader for the old.
enum EventCodec {
    /// The version this program writes, and the newest it reads.
    static let version = 1

    /// Encodes an event or answer of the vocabulary.
    static func encode(_ value: some Encodable) -> String {
        do {
            return String(decoding: try encoder.encode(value), as: UTF8.self)
        } catch {
            preconditionFailure("the hall's words can always be encoded")
        }
    }

    /// Decodes text of `version` stored at `position`.
    static func decode<T: Decodable>(
        _ text: String,
        version: Int64,
        at position: Position
    ) throws(JournalError) -> T {
        guard version <= Self.version else { throw .newerVersion(found: Int(version), known: Self.version) }
        do {
            return try decoder.decode(T.self, from: Data(text.utf8))
        } catch {
            // The decoder's message quotes what it read.
            throw .corrupt(at: position)
        }
    }

    private static let encoder: JSONEncoder = {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return encoder
    }()
    private static let decoder = JSONDecoder()
}
