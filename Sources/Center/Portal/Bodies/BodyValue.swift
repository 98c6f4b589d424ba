// SPDX-License-Identifier: Apache-2.0

/// A value of a JSON body, as it came.
enum BodyValue: Decodable, Sendable, Equatable {
    case text(String)
    case number(Int)
    case flag(Bool)
    case object([String: BodyValue])
    /// Null, fractions and lists: nothing here takes them.
    case other

    init(from decoder: any Decoder) throws {
        if let members = try? decoder.container(keyedBy: Name.self) {
            // A bounded depth is the decoder's own affair; a bounded width is the body's limit.
            self = .object(
                try Dictionary(
                    members.allKeys.map { ($0.stringValue, try members.decode(BodyValue.self, forKey: $0)) },
                    uniquingKeysWith: { first, _ in first }
                )
            )
            return
        }
        guard let single = try? decoder.singleValueContainer() else {
            self = .other
            return
        }
        if let text = try? single.decode(String.self) {
            self = .text(text)
        } else if let flag = try? single.decode(Bool.self) {
            self = .flag(flag)
        } else if let number = try? single.decode(Int.self) {
            self = .number(number)
        } else {
            self = .other
        }
    }

    private struct Name: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }

        init?(stringValue: String) { self.stringValue = stringValue }

        init?(intValue: Int) { nil }
    }
}
