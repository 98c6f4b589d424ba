// SPDX-License-Identifier: Apache-2.0
import FoundationEssentials

/// Any JSON, as a hall or a center answers it.
package enum Answer: Sendable, Equatable {
    case object([String: Answer])
    case list([Answer])
    case text(String)
    case number(Double)
    case flag(Bool)
    case null

    /// Reads a document; nil when it is none.
    package init?(_ bytes: [UInt8]) {
        guard let value = try? JSONDecoder().decode(Answer.self, from: Data(bytes)) else { return nil }
        self = value
    }

    /// The value at `path`, as `link.state`; null when there is none.
    package subscript(path: String) -> Answer {
        path.split(separator: ".").reduce(self) { value, name in
            guard case .object(let members) = value else { return .null }
            return members[String(name)] ?? .null
        }
    }

    /// The elements of a list, or of the only list among an object's members.
    package var rows: [Answer] {
        switch self {
        case .list(let values): return values
        case .object(let members):
            let lists = members.values.compactMap { value -> [Answer]? in
                guard case .list(let values) = value else { return nil }
                return values
            }
            return lists.count == 1 ? lists[0] : []
        default: return []
        }
    }

    /// The members of an object.
    package var members: [String: Answer] {
        guard case .object(let members) = self else { return [:] }
        return members
    }

    /// A text, nil for everything else.
    package var text: String? {
        guard case .text(let text) = self else { return nil }
        return text
    }

    /// A whole number, also one that was written as text; nil for everything else.
    package var whole: Int? {
        switch self {
        case .number(let number): Int(exactly: number)
        case .text(let text): Int(text)
        default: nil
        }
    }

    /// True or false, also where it was written as text; nil for everything else.
    package var flag: Bool? {
        switch self {
        case .flag(let flag): flag
        case .text("true"), .text("yes"): true
        case .text("false"), .text("no"): false
        default: nil
        }
    }

    /// As a verdict quotes it.
    package var shown: String {
        switch self {
        case .text(let text): text
        case .number(let number): Int(exactly: number).map { String($0) } ?? "\(number)"
        case .flag(let flag): flag ? "true" : "false"
        case .null: "-"
        case .list(let values): values.map(\.shown).joined(separator: ", ")
        case .object(let members): members.keys.sorted().joined(separator: ", ")
        }
    }
}

extension Answer: Decodable {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let flag = try? container.decode(Bool.self) {
            self = .flag(flag)
        } else if let number = try? container.decode(Double.self) {
            self = .number(number)
        } else if let text = try? container.decode(String.self) {
            self = .text(text)
        } else if let values = try? container.decode([Answer].self) {
            self = .list(values)
        } else {
            self = .object(try container.decode([String: Answer].self))
        }
    }
}
