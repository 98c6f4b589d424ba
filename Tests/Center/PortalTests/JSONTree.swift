// SPDX-License-Identifier: Apache-2.0
import FoundationEssentials

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
