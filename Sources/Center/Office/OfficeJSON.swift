// SPDX-License-Identifier: Apache-2.0
import FoundationEssentials
import HTTP

/// Bodies of the office's APIs.
enum OfficeJSON {
    /// Encodes with sorted keys, so that equal answers are equal bytes.
    static func reply(_ value: some Encodable, status: Int = 200) -> HTTPReply {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        guard let bytes = try? encoder.encode(value) else {
            return Problem(500, "internal", title: "the answer could not be written").reply()
        }
        return .json(Array(bytes), status: status)
    }

    /// Decodes a body, nil when it is not what was expected.
    static func decode<Value: Decodable>(_ type: Value.Type, _ body: [UInt8]) -> Value? {
        try? JSONDecoder().decode(type, from: Data(body))
    }
}
