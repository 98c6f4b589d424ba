// SPDX-License-Identifier: Apache-2.0

/// A value that is stored and sent as its canonical text; decoding refuses any other text.
package protocol TextCoded: Codable, Hashable, Sendable, CustomStringConvertible, CodingKeyRepresentable {
    /// The canonical text.
    var text: String { get }
    /// Reads the canonical text, nil if it is not one.
    init?(text: String)

    /// Adds the canonical text in UTF-8; types of the busy paths do so without making the text.
    func append(to bytes: inout [UInt8])
    /// Reads the canonical text in UTF-8, nil if it is not one.
    init?(utf8: ArraySlice<UInt8>)
}

extension TextCoded {
    package var description: String { text }

    package func append(to bytes: inout [UInt8]) { bytes += text.utf8 }

    package init?(utf8: ArraySlice<UInt8>) {
        guard let text = String(validating: utf8, as: UTF8.self) else { return nil }
        self.init(text: text)
    }

    /// The text, for types that give it as bytes first.
    var textFromBytes: String {
        var bytes: [UInt8] = []
        append(to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

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
