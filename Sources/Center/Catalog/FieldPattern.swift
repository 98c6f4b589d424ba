// SPDX-License-Identifier: Apache-2.0

/// The form of a text, in the plain part of regular expressions that every browser's `pattern` reads alike.
///
/// Literals, `.`, `\d`, `\w`, escaped signs and sets like `[A-Z0-9_-]`, each with `?`, `*`, `+`, `{n}`, `{n,}` or
/// `{n,m}`; no groups and no alternatives. It fits the whole text or not at all, in time of their lengths' product:
/// no pattern that somebody types can keep the center busy.
package struct FieldPattern: Sendable, Equatable {
    /// The longest pattern, in bytes.
    package static let lengthLimit = 120
    /// The most that a count may ask for.
    package static let countLimit = 200

    private struct Step: Sendable, Equatable {
        let ranges: [ClosedRange<UInt32>]
        let isNegated: Bool
        let least: Int
        /// Nil is without end.
        let most: Int?

        func takes(_ scalar: Unicode.Scalar) -> Bool {
            ranges.contains { $0.contains(scalar.value) } != isNegated
        }
    }

    private let steps: [Step]

    /// Reads a pattern; nil when it is too long or uses anything else than the above.
    package init?(_ text: String) {
        guard (1...Self.lengthLimit).contains(text.utf8.count) else { return nil }
        var reader = Reader(Array(text.unicodeScalars))
        var steps: [Step] = []
        while !reader.isAtEnd {
            guard let (ranges, isNegated) = reader.set(), let (least, most) = reader.count() else { return nil }
            steps.append(Step(ranges: ranges, isNegated: isNegated, least: least, most: most))
        }
        self.steps = steps
    }

    /// Whether the whole of `text` has this form.
    package func fits(_ text: String) -> Bool {
        let scalars = Array(text.unicodeScalars)
        // Whether the steps so far can have ended before each character, and after the last.
        var ends = [Bool](repeating: false, count: scalars.count + 1)
        ends[0] = true
        for step in steps { ends = Self.ends(of: step, from: ends, in: scalars) }
        return ends[scalars.count]
    }

    /// Where `step` can end when it begins at any of `starts`; each place is looked at once.
    private static func ends(of step: Step, from starts: [Bool], in scalars: [Unicode.Scalar]) -> [Bool] {
        // How many in a row fit from each place on.
        var run = [Int](repeating: 0, count: scalars.count + 1)
        for index in scalars.indices.reversed() where step.takes(scalars[index]) { run[index] = run[index + 1] + 1 }
        // Ranges of ends, each noted by where it begins and where it is over.
        var change = [Int](repeating: 0, count: scalars.count + 2)
        for start in starts.indices where starts[start] {
            let most = min(step.most ?? run[start], run[start])
            guard step.least <= most else { continue }
            change[start + step.least] += 1
            change[start + most + 1] -= 1
        }
        var open = 0
        return starts.indices.map { index in
            open += change[index]
            return open > 0
        }
    }

    /// Reads the parts of a pattern, each nil when it is none.
    private struct Reader {
        private let scalars: [Unicode.Scalar]
        private var index = 0

        init(_ scalars: [Unicode.Scalar]) { self.scalars = scalars }

        var isAtEnd: Bool { index == scalars.count }

        private mutating func next() -> Unicode.Scalar? {
            guard index < scalars.count else { return nil }
            defer { index += 1 }
            return scalars[index]
        }

        private mutating func takes(_ wanted: Unicode.Scalar) -> Bool {
            guard index < scalars.count, scalars[index] == wanted else { return false }
            index += 1
            return true
        }

        mutating func set() -> (ranges: [ClosedRange<UInt32>], isNegated: Bool)? {
            switch next() {
            case "."?: return ([], true)
            case "\\"?: return escaped().map { ($0, false) }
            case "["?: return members()
            case let sign? where !"^$*+?{}()|]".unicodeScalars.contains(sign):
                return ([sign.value...sign.value], false)
            default: return nil
            }
        }

        private mutating func escaped() -> [ClosedRange<UInt32>]? {
            switch next() {
            case "d"?: [0x30...0x39]
            case "w"?: [0x30...0x39, 0x41...0x5A, 0x5F...0x5F, 0x61...0x7A]
            case let sign? where "\\.[]{}()*+?^$|/-".unicodeScalars.contains(sign): [sign.value...sign.value]
            default: nil
            }
        }

        private mutating func members() -> ([ClosedRange<UInt32>], Bool)? {
            let isNegated = takes("^")
            var ranges: [ClosedRange<UInt32>] = []
            while let sign = next() {
                if sign == "]" { return ranges.isEmpty ? nil : (ranges, isNegated) }
                if sign == "\\" {
                    guard let escaped = escaped() else { return nil }
                    ranges += escaped
                } else if index + 1 < scalars.count, scalars[index] == "-", scalars[index + 1] != "]" {
                    guard scalars[index + 1] != "\\", sign <= scalars[index + 1] else { return nil }
                    ranges.append(sign.value...scalars[index + 1].value)
                    index += 2
                } else {
                    ranges.append(sign.value...sign.value)
                }
            }
            return nil
        }

        mutating func count() -> (Int, Int?)? {
            if takes("?") { return (0, 1) }
            if takes("*") { return (0, nil) }
            if takes("+") { return (1, nil) }
            guard takes("{") else { return (1, 1) }
            guard let least = number() else { return nil }
            if takes("}") { return (least, least) }
            guard takes(",") else { return nil }
            if takes("}") { return (least, nil) }
            guard let most = number(), takes("}"), least <= most else { return nil }
            return (least, most)
        }

        private mutating func number() -> Int? {
            var value: Int?
            while index < scalars.count, ("0"..."9").contains(scalars[index]) {
                value = (value ?? 0) * 10 + Int(scalars[index].value - 0x30)
                guard let value, value <= FieldPattern.countLimit else { return nil }
                index += 1
            }
            return value
        }
    }
}
