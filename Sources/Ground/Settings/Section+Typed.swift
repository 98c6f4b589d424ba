// SPDX-License-Identifier: Apache-2.0

extension Section {
    /// Takes a whole number within `bounds`, written in decimal digits.
    package func takeInt(_ key: String, in bounds: ClosedRange<Int>) throws(SettingsError) -> Int? {
        guard let text = try take(key) else { return nil }
        guard let value = Self.integer(text), bounds.contains(value) else {
            throw badValue(key, expected: "a whole number from \(bounds.lowerBound) to \(bounds.upperBound)")
        }
        return value
    }

    /// Takes `yes`, `true`, `on` or `1`, or `no`, `false`, `off` or `0` (systemd's words).
    package func takeBool(_ key: String) throws(SettingsError) -> Bool? {
        switch try take(key) {
        case nil: nil
        case "yes", "true", "on", "1": true
        case "no", "false", "off", "0": false
        default: throw badValue(key, expected: "yes or no")
        }
    }

    /// Takes one of the cases of an enum by its raw value.
    package func takeChoice<Choice>(
        _ key: String,
        of type: Choice.Type = Choice.self
    ) throws(SettingsError) -> Choice? where Choice: RawRepresentable<String> & CaseIterable {
        guard let text = try take(key) else { return nil }
        guard let choice = Choice.allCases.first(where: { $0.rawValue.utf8.elementsEqual(text.utf8) }) else {
            let names = Choice.allCases.map(\.rawValue).joined(separator: ", ")
            throw badValue(key, expected: "one of: \(names)")
        }
        return choice
    }

    /// Takes a machine name: 1–40 characters of `A–Z a–z 0–9 . _ -`, as `Terms.Identifier` has it.
    package func takeIdentifier(_ key: String) throws(SettingsError) -> String? {
        guard let text = try take(key) else { return nil }
        guard SettingsParser.isName(text) else { throw badValue(key, expected: Self.identifierForm) }
        return text
    }

    /// Takes a list of machine names.
    package func takeIdentifiers(_ key: String) throws(SettingsError) -> [String] {
        let texts = try takeList(key)
        guard texts.allSatisfy(SettingsParser.isName) else { throw badValue(key, expected: Self.identifierForm) }
        return texts
    }

    /// Takes a span of time in minutes within `bounds`: `45`, `45 min`, `2 h`, `1 h 30 min`, `1 d`, blanks optional.
    package func takeMinutes(_ key: String, in bounds: ClosedRange<Int>) throws(SettingsError) -> Int? {
        guard let text = try take(key) else { return nil }
        guard let minutes = Self.minutes(text), bounds.contains(minutes) else {
            throw badValue(
                key,
                expected: "a time from \(bounds.lowerBound) to \(bounds.upperBound) minutes like 45 or 1 h 30 min"
            )
        }
        return minutes
    }

    private static let identifierForm = "a name of at most 40 letters, digits, '.', '_' or '-'"

    /// Decimal digits with an optional `-`; no other form has the same meaning in every tool.
    private static func integer(_ text: String) -> Int? {
        guard text.utf8.first != UInt8(ascii: "+") else { return nil }
        return Int(text)
    }

    /// Sums numbers with falling units; a lone number counts minutes.
    private static func minutes(_ text: String) -> Int? {
        var rest = Substring(text).utf8.filter { $0 != UInt8(ascii: " ") }[...]
        guard !rest.isEmpty else { return nil }
        if let lone = integer(String(decoding: rest, as: UTF8.self)) { return lone }
        var total = 0
        for (unit, length) in [("d", 1440), ("h", 60), ("min", 1)] where !rest.isEmpty {
            let digits = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
            guard (1...6).contains(digits.count), let count = Int(String(decoding: digits, as: UTF8.self))
            else { return nil }
            guard rest.dropFirst(digits.count).starts(with: unit.utf8) else { continue }
            rest = rest.dropFirst(digits.count + unit.utf8.count)
            total += count * length
        }
        return rest.isEmpty ? total : nil
    }
}
