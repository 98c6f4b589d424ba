// SPDX-License-Identifier: Apache-2.0

/// The path and query of a request line, decoded once and strictly (RFC 9112 §3.2.1, RFC 3986 §2.1).
///
/// A broken `%` escape, a NUL or text that is not UTF-8 makes the whole target nil: nothing after this
/// has to wonder what a path means.
package struct RequestTarget: Sendable, Hashable {
    /// The decoded path; it begins with `/`.
    package let path: String
    /// The decoded query; of a name given twice, the first counts.
    package let query: [String: String]

    /// Decodes an origin-form target, or an absolute one whose scheme and authority it drops; `*` is a path of its own.
    package init?(_ text: String) {
        var rest = text[...]
        if rest == "*" {
            path = "*"
            query = [:]
            return
        }
        if !rest.utf8.starts(with: "/".utf8) {
            guard let afterScheme = Self.afterAuthority(rest) else { return nil }
            rest = afterScheme
        }
        let utf8 = rest.utf8
        let end = utf8.firstIndex(of: UInt8(ascii: "#")) ?? utf8.endIndex
        let mark = utf8[..<end].firstIndex(of: UInt8(ascii: "?")) ?? end
        guard let path = Self.decoded(utf8[..<mark], plusIsSpace: false) else { return nil }
        self.path = path.isEmpty ? "/" : path
        guard mark < end else {
            query = [:]
            return
        }
        guard let query = Self.query(utf8[utf8.index(after: mark)..<end]) else { return nil }
        self.query = query
    }

    private static func afterAuthority(_ text: Substring) -> Substring? {
        for scheme in ["http://", "https://"] where text.lowercased().utf8.starts(with: scheme.utf8) {
            let authority = text.dropFirst(scheme.count)
            let end = authority.utf8.firstIndex { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "?") }
            return authority[(end ?? authority.endIndex)...]
        }
        return nil
    }

    private static func query(_ bytes: Substring.UTF8View) -> [String: String]? {
        var result: [String: String] = [:]
        for pair in bytes.split(separator: UInt8(ascii: "&")) {
            let equals = pair.firstIndex(of: UInt8(ascii: "=")) ?? pair.endIndex
            let after = equals < pair.endIndex ? pair.index(after: equals) : equals
            guard let name = decoded(pair[..<equals], plusIsSpace: true),
                let value = decoded(pair[after...], plusIsSpace: true)
            else { return nil }
            if result[name] == nil { result[name] = value }
        }
        return result
    }

    private static func decoded(_ bytes: Substring.UTF8View, plusIsSpace: Bool) -> String? {
        var plain: [UInt8] = []
        plain.reserveCapacity(bytes.count)
        var index = bytes.startIndex
        while index < bytes.endIndex {
            var byte = bytes[index]
            bytes.formIndex(after: &index)
            if byte == UInt8(ascii: "%") {
                guard let high = nibble(bytes, &index), let low = nibble(bytes, &index) else { return nil }
                byte = high << 4 | low
            } else if plusIsSpace, byte == UInt8(ascii: "+") {
                byte = 0x20
            }
            if byte == 0 { return nil }
            plain.append(byte)
        }
        return String(validating: plain, as: UTF8.self)
    }

    private static func nibble(_ bytes: Substring.UTF8View, _ index: inout Substring.Index) -> UInt8? {
        guard index < bytes.endIndex else { return nil }
        defer { bytes.formIndex(after: &index) }
        return switch bytes[index] {
        case let digit where digit >= 0x30 && digit <= 0x39: digit - 0x30
        case let upper where upper >= 0x41 && upper <= 0x46: upper - 0x37
        case let lower where lower >= 0x61 && lower <= 0x66: lower - 0x57
        default: nil
        }
    }
}
