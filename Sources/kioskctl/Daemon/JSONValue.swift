// SPDX-License-Identifier: Apache-2.0
import FoundationEssentials

/// Any JSON, as a hall answers it; tables pick from it what they show.
enum JSONValue: Sendable, Equatable {
    case object([String: JSONValue])
    case list([JSONValue])
    case text(String)
    case whole(Int64)
    case number(Double)
    case flag(Bool)
    case null

    /// Reads a document; nil when it is none.
    init?(bytes: [UInt8]) {
        guard let value = try? JSONDecoder().decode(JSONValue.self, from: Data(bytes)) else { return nil }
        self = value
    }

    /// The value at `path`, as `ticket.number`; null when there is none.
    subscript(path: String) -> JSONValue {
        path.split(separator: ".").reduce(self) { value, name in
            guard case .object(let members) = value else { return .null }
            return members[String(name)] ?? .null
        }
    }

    /// The elements of a list, or of the only list among an object's members.
    var rows: [JSONValue] {
        switch self {
        case .list(let values): values
        case .object(let members):
            members.values.compactMap { if case .list(let values) = $0 { values } else { nil } }.first ?? []
        default: []
        }
    }

    /// The same object with another value of one member; what is no object stays as it is.
    func replacing(_ name: String, by value: JSONValue) -> JSONValue {
        guard case .object(var members) = self else { return self }
        members[name] = value
        return .object(members)
    }

    /// As a table shows it.
    var shown: String {
        switch self {
        case .text(let text): text.isEmpty ? "-" : text
        case .whole(let number): String(number)
        case .number(let number): "\(number)"
        case .flag(let flag): flag ? "yes" : "no"
        case .null: "-"
        case .list(let values): values.isEmpty ? "-" : values.map(\.shown).joined(separator: ",")
        case .object(let members):
            members.sorted { $0.key < $1.key }.map { $0.key + "=" + $0.value.shown }.joined(separator: " ")
        }
    }

    /// One member a line, what lies within indented below it.
    func indented(_ depth: Int = 0) -> String {
        let margin = String(repeating: "  ", count: depth)
        switch self {
        case .object(let members):
            return members.sorted { $0.key < $1.key }.map { name, value in
                value.isPlain ? "\(margin)\(name): \(value.shown)\n" : "\(margin)\(name):\n" + value.indented(depth + 1)
            }.joined()
        case .list(let values):
            return values.map { value in
                value.isPlain ? "\(margin)\(value.shown)\n" : margin + "-\n" + value.indented(depth + 1)
            }.joined()
        default: return margin + shown + "\n"
        }
    }

    private var isPlain: Bool {
        switch self {
        case .object(let members): members.isEmpty
        case .list(let values): values.allSatisfy(\.isScalar)
        default: true
        }
    }

    private var isScalar: Bool {
        switch self {
        case .object, .list: false
        default: true
        }
    }
}

extension JSONValue: Codable {
    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let flag = try? container.decode(Bool.self) {
            self = .flag(flag)
        } else if let number = try? container.decode(Int64.self) {
            self = .whole(number)
        } else if let number = try? container.decode(Double.self) {
            self = .number(number)
        } else if let text = try? container.decode(String.self) {
            self = .text(text)
        } else if let values = try? container.decode([JSONValue].self) {
            self = .list(values)
        } else {
            self = .object(try container.decode([String: JSONValue].self))
        }
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .object(let members): try container.encode(members)
        case .list(let values): try container.encode(values)
        case .text(let text): try container.encode(text)
        case .whole(let number): try container.encode(number)
        case .number(let number): try container.encode(number)
        case .flag(let flag): try container.encode(flag)
        case .null: try container.encodeNil()
        }
    }
}
