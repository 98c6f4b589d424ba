// SPDX-License-Identifier: Apache-2.0
/// The path of a route, with `{name}` for a segment that varies.
package struct RoutePath: Sendable, Hashable {
    /// As it is written: `items/{code}`.
    package let text: String
    private let segments: [Substring]

    /// Takes a path without a slash in front.
    package init(_ text: String) {
        self.text = text
        segments = text.split(separator: "/")
    }

    /// The varying segments of `path` by name; nil when it is another path.
    package func match(_ path: [Substring]) -> [String: String]? {
        guard path.count == segments.count else { return nil }
        var values: [String: String] = [:]
        for (pattern, segment) in zip(segments, path) {
            if pattern.utf8.first == UInt8(ascii: "{") {
                values[String(pattern.dropFirst().dropLast())] = String(segment)
            } else if !pattern.utf8.elementsEqual(segment.utf8) {
                return nil
            }
        }
        return values
    }
}
