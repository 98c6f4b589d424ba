// SPDX-License-Identifier: Apache-2.0

/// A value that is stored and sent as its canonical text; decoding refuses any other text.
package protocol TextCoded: Codable, Hashable, Sendable, CustomStringConvertible, CodingKeyRepresentable {
    /// The canonical text.
    var text: String { get }
    /// Reads the canonical text, nil if it is not one.
    init?(text: String)
}

extension TextCoded {
    package var description: String { text }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let value = try Self(text: container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a \(Self.self)")
        }
        self = value
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }

    package var codingKey: any CodingKey { TextKey(text) }

    package init?(codingKey: some CodingKey) { self.init(text: codingKey.stringValue) }
}
