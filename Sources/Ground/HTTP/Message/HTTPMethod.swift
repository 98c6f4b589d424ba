// SPDX-License-Identifier: Apache-2.0

/// The method of a request, case-sensitive (RFC 9110 §9).
package struct HTTPMethod: RawRepresentable, Hashable, Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
    /// The token, in capitals.
    package let rawValue: String

    /// Takes any token as it came.
    package init(rawValue: String) {
        self.rawValue = rawValue
    }

    package init(stringLiteral value: String) {
        rawValue = value
    }

    package var description: String { rawValue }

    /// Reads.
    package static let get: HTTPMethod = "GET"
    /// Reads without the body.
    package static let head: HTTPMethod = "HEAD"
    /// Asks for something to be done.
    package static let post: HTTPMethod = "POST"
    /// Replaces.
    package static let put: HTTPMethod = "PUT"
    /// Changes a part.
    package static let patch: HTTPMethod = "PATCH"
    /// Takes away.
    package static let delete: HTTPMethod = "DELETE"
    /// Asks what is possible.
    package static let options: HTTPMethod = "OPTIONS"
}
