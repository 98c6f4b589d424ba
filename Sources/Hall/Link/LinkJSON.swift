// SPDX-License-Identifier: Apache-2.0
import FoundationEssentials

/// The bodies of the link.
package enum LinkJSON {
    private static let encoder: JSONEncoder = {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return encoder
    }()
    private static let decoder = JSONDecoder()

    /// Encodes a message of `Wire`.
    package static func encode(_ message: some Encodable) -> [UInt8] {
        do {
            return try Array(encoder.encode(message))
        } catch {
            preconditionFailure("the words of the link can always be encoded")
        }
    }

    /// Decodes a body, nil when it is not what was expected.
    package static func decode<Message: Decodable>(_ type: Message.Type, _ body: [UInt8]) -> Message? {
        try? decoder.decode(type, from: Data(body))
    }
}
