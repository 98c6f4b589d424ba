// SPDX-License-Identifier: Apache-2.0

/// A command of the center as a row of its table: where it asks, what goes along, and what is shown of the answer.
///
/// In the path `{NUMBER}` stands for the operand of that name; operands that the path does not name become fields of the
/// body under their names in small letters, and options become fields or parameters.
struct CenterOrder: Sendable {
    /// The most bytes of a file that is sent.
    static let fileLimit = 16 * 1024 * 1024

    private let path: String
    private let options: [ToolOption]

    init(_ path: String, _ options: [ToolOption]) { (self.path, self.options) = (path, options) }

    /// The path with the operands in their places; throws for one that is no name.
    func target(_ invocation: Invocation) throws -> String {
        var target = path
        for (place, operand) in invocation.command.operands.enumerated() {
            guard place < invocation.operands.count, target.contains("{\(operand.name)}") else { continue }
            target = target.replacing("{\(operand.name)}", with: try invocation.name(place))
        }
        return target
    }

    /// The parameters of a reading: `?from=2026-11-23&by=day`; empty when none was given.
    func query(_ invocation: Invocation) -> String {
        let pairs = options.compactMap { option -> String? in
            if option.value == nil { return invocation.has(option) ? option.field + "=true" : nil }
            return invocation[option].map { option.field + "=" + Self.escaped($0) }
        }
        return pairs.isEmpty ? "" : "?" + pairs.joined(separator: "&")
    }

    /// The fields of a change; throws for a number that is none.
    func fields(_ invocation: Invocation) throws -> [String: JSONValue] {
        var fields: [String: JSONValue] = [:]
        for (place, operand) in invocation.command.operands.enumerated() {
            guard place < invocation.operands.count, !path.contains("{\(operand.name)}") else { continue }
            fields[operand.name.lowercased().replacing("-", with: "_")] = .text(invocation.operands[place])
        }
        for option in options {
            if option.value == nil {
                if invocation.has(option) { fields[option.field] = .flag(true) }
            } else if let text = invocation[option] {
                fields[option.field] = try Self.value(text, of: option)
            }
        }
        return fields
    }

    private static func value(_ text: String, of option: ToolOption) throws -> JSONValue {
        guard option.isWholeNumber else { return .text(text) }
        guard let number = Int64(text) else {
            throw CommandLineFault.value("--" + option.name, expected: "a whole number")
        }
        return .whole(number)
    }

    /// As a query wants it (RFC 3986, 2.3): everything but unreserved characters becomes `%` and two digits.
    static func escaped(_ text: String) -> String {
        let digits = Array("0123456789ABCDEF")
        return text.utf8.map { byte in
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "~"):
                String(UnicodeScalar(byte))
            default: "%\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
            }
        }.joined()
    }
}
