// SPDX-License-Identifier: Apache-2.0
import FoundationEssentials

/// Records as the JSON in which they are kept: keys in order, so that equal records are equal texts.
enum StoredJSON {
    static func text(_ record: some Encodable) throws(StoreError) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        guard let bytes = try? encoder.encode(record) else { throw .damaged("catalog") }
        return String(decoding: bytes, as: UTF8.self)
    }

    static func record<Record: Decodable>(_ text: String, _ table: StaticString) throws(StoreError) -> Record {
        guard let record = try? JSONDecoder().decode(Record.self, from: Data(text.utf8)) else { throw .damaged(table) }
        return record
    }
}
