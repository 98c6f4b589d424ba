// SPDX-License-Identifier: Apache-2.0
import FoundationEssentials
package import HTTP

/// Bodies of the center's APIs.
package enum CenterJSON {
    /// Encodes with sorted keys, so that equal answers are equal bytes.
    package static func reply(_ value: some Encodable, status: Int = 200) -> HTTPReply {
        reply(value, status, .useDefaultKeys)
    }

    /// The same with keys in snake case, as the staff's and the public API have them.
    package static func snake(_ value: some Encodable, status: Int = 200) -> HTTPReply {
        reply(value, status, .convertToSnakeCase)
    }

    /// Decodes a body, nil when it is not what was expected.
    package static func decode<Value: Decodable>(_ type: Value.Type, _ body: [UInt8]) -> Value? {
        try? JSONDecoder().decode(type, from: Data(body))
    }

    private static func reply(
        _ value: some Encodable,
        _ status: Int,
        _ keys: JSONEncoder.KeyEncodingStrategy
    ) -> HTTPReply {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        encoder.keyEncodingStrategy = keys
        guard let bytes = try? encoder.encode(value) else {
            return Problem(500, "internal", title: "the answer could not be written").reply()
        }
        return .json(Array(bytes), status: status)
    }
}
