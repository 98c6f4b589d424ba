// SPDX-License-Identifier: Apache-2.0
import FoundationEssentials
import Terms

/// Any JSON.
enum JSONTree: Decodable, Equatable, Sendable {
    case object([String: JSONTree])
    case array([JSONTree])
    case text(String)
    case number(Double)
    case flag(Bool)
    case null

    init(from decoder: any Decoder) throws {
        let value = try decoder.singleValueContainer()
        if value.decodeNil() {
            self = .null
        } else if let flag = try? value.decode(Bool.self) {
            self = .flag(flag)
        } else if let number = try? value.decode(Double.self) {
            self = .number(number)
        } else if let text = try? value.decode(String.self) {
            self = .text(text)
        } else if let array = try? value.decode([JSONTree].self) {
            self = .array(array)
        } else {
            self = .object(try value.decode([String: JSONTree].self))
        }
    }

    /// Reads bytes; what is no JSON is null.
    init(_ bytes: [UInt8]) { self = (try? JSONDecoder().decode(JSONTree.self, from: Data(bytes))) ?? .null }

    /// The text of it that has its keys in order and no spaces.
    var canonical: String {
        switch self {
        case .object(let members):
            let parts = members.sorted { $0.key < $1.key }.map { key, value in
                JSONTree.text(key).canonical + ":" + value.canonical
            }
            return "{" + parts.joined(separator: ",") + "}"
        case .array(let items): return "[" + items.map(\.canonical).joined(separator: ",") + "]"
        case .text(let text):
            var json = JSONWriter()
            json.string(text)
            return json.text
        case .number(let number): return number == number.rounded() ? String(Int64(number)) : String(number)
        case .flag(let flag): return flag ? "true" : "false"
        case .null: return "null"
        }
    }

    subscript(key: String) -> JSONTree? {
        guard case .object(let members) = self else { return nil }
        return members[key]
    }

    /// Follows keys.
    subscript(path: String...) -> JSONTree? { path.reduce(self) { $0?[$1] } }

    var text: String? {
        guard case .text(let text) = self else { return nil }
        return text
    }

    var number: Int? {
        guard case .number(let number) = self else { return nil }
        return Int(exactly: number)
    }

    var flag: Bool? {
        guard case .flag(let flag) = self else { return nil }
        return flag
    }

    var array: [JSONTree] {
        guard case .array(let items) = self else { return [] }
        return items
    }

    var object: [String: JSONTree] {
        guard case .object(let members) = self else { return [:] }
        return members
    }
}
