// SPDX-License-Identifier: Apache-2.0

/// What stands after the `=`: one text, or several with commas between.
struct SettingsValue: Hashable {
    typealias Scalars = Substring.UnicodeScalarView

    /// The texts between the commas, without their quotes.
    let elements: [String]
    /// The value as one text, commas and all; nil when quoted and bare text are mixed.
    let whole: String?
    /// Nothing is written, not even a pair of quotes.
    let isEmpty: Bool

    /// Reads the rest of a line; nil when a quote stands inside bare text, is not closed, or escapes something else
    /// than a quote or backslash.
    init?(written: Scalars) {
        var elements: [(text: String, isQuoted: Bool)] = []
        var rest = Self.trimmed(written)
        while true {
            guard let element = Self.takeElement(&rest) else { return nil }
            elements.append(element)
            guard rest.first == "," else { break }
            rest = Self.trimmed(rest.dropFirst())
        }
        self.elements = elements.map(\.text)
        let isBare = elements.allSatisfy { !$0.isQuoted }
        isEmpty = isBare && elements.count == 1 && elements[0].text.isEmpty
        if isBare {
            whole = String(Self.withoutComment(Self.trimmed(written)))
        } else {
            whole = elements.count == 1 ? elements[0].text : nil
        }
    }

    /// Takes text up to a comma, a comment or the end.
    private static func takeElement(_ rest: inout Scalars) -> (text: String, isQuoted: Bool)? {
        if rest.first == "\"" {
            guard let text = takeQuoted(&rest) else { return nil }
            let after = trimmed(rest)
            guard after.isEmpty || after.first == "," || (after.first == "#" && rest.first != "#") else { return nil }
            rest = after
            return (text, true)
        }
        let content = withoutComment(rest)
        let end = content.firstIndex(of: ",") ?? content.endIndex
        let text = content[..<end]
        guard !text.contains("\"") else { return nil }
        rest = content[end...]
        return (String(trimmed(text)), false)
    }

    /// Takes a text in quotes with its closing quote.
    private static func takeQuoted(_ rest: inout Scalars) -> String? {
        var text = String.UnicodeScalarView()
        rest = rest.dropFirst()
        while let scalar = rest.popFirst() {
            switch scalar {
            case "\"": return String(text)
            case "\\":
                guard let escaped = rest.popFirst(), escaped == "\"" || escaped == "\\" else { return nil }
                text.append(escaped)
            default: text.append(scalar)
            }
        }
        return nil
    }

    /// Cuts off a comment: from a `#` at the start or after white space.
    static func withoutComment(_ text: Scalars) -> Scalars {
        var isAfterSpace = true
        for index in text.indices {
            if text[index] == "#", isAfterSpace { return trimmed(text[..<index]) }
            isAfterSpace = isSpace(text[index])
        }
        return text
    }

    /// Cuts off blanks and tabs at both ends.
    static func trimmed(_ text: Scalars) -> Scalars {
        let front = text.drop(while: isSpace)
        guard let last = front.lastIndex(where: { !isSpace($0) }) else { return front }
        return front[...last]
    }

    /// Says whether a scalar is a blank or tab.
    static func isSpace(_ scalar: Unicode.Scalar) -> Bool { scalar == " " || scalar == "\t" }
}
