// SPDX-License-Identifier: Apache-2.0
import Terms

/// A piece of JSON that the catalog keeps without knowing what it means; read and written in place, as part of a record.
///
/// Its numbers are whole: a fraction has no one text by which two copies could be compared.
package struct OpaqueJSON: Sendable, Equatable, Codable {
    private let tree: Tree

    /// The text with its keys in order, the same for the same content.
    package var text: String {
        var writer = JSONWriter()
        tree.write(to: &writer)
        return writer.text
    }

    package init(from decoder: any Decoder) throws { tree = try Tree(from: decoder) }

    package func encode(to encoder: any Encoder) throws { try tree.encode(to: encoder) }

    private indirect enum Tree: Sendable, Equatable, Codable {
        case null
        case bool(Bool)
        case integer(Int64)
        case text(String)
        case array([Tree])
        case object([String: Tree])

        init(from decoder: any Decoder) throws {
            let value = try decoder.singleValueContainer()
            if value.decodeNil() {
                self = .null
            } else if let bool = try? value.decode(Bool.self) {
                self = .bool(bool)
            } else if let integer = try? value.decode(Int64.self) {
                self = .integer(integer)
            } else if let text = try? value.decode(String.self) {
                self = .text(text)
            } else if let array = try? value.decode([Tree].self) {
                self = .array(array)
            } else {
                self = .object(try value.decode([String: Tree].self))
            }
        }

        func encode(to encoder: any Encoder) throws {
            var value = encoder.singleValueContainer()
            switch self {
            case .null: try value.encodeNil()
            case .bool(let bool): try value.encode(bool)
            case .integer(let integer): try value.encode(integer)
            case .text(let text): try value.encode(text)
            case .array(let array): try value.encode(array)
            case .object(let object): try value.encode(object)
            }
        }

        func write(to writer: inout JSONWriter) {
            switch self {
            case .null: writer.null()
            case .bool(let bool): writer.bool(bool)
            case .integer(let integer): writer.number(integer)
            case .text(let text): writer.string(text)
            case .array(let array):
                writer.beginArray()
                for element in array { element.write(to: &writer) }
                writer.endArray()
            case .object(let object):
                writer.beginObject()
                for (key, element) in object.sorted(by: { $0.key < $1.key }) {
                    writer.key(text: key)
                    element.write(to: &writer)
                }
                writer.endObject()
            }
        }
    }
}
