// SPDX-License-Identifier: Apache-2.0

/// A cookie that no script reads and no other site's page sends (RFC 6265bis).
package struct Cookie: Sendable, Hashable {
    /// Its name.
    package let name: String
    /// Whether browsers send it over TLS only.
    package let isSecure: Bool

    /// Names a cookie.
    package init(_ name: String, isSecure: Bool = false) { (self.name, self.isSecure) = (name, isSecure) }

    /// The `Set-Cookie` field that gives a browser `value` for `seconds`.
    package func giving(_ value: String, seconds: Int64) -> String {
        "\(name)=\(value); Path=/; Max-Age=\(seconds); HttpOnly; SameSite=Strict" + (isSecure ? "; Secure" : "")
    }

    /// The `Set-Cookie` field that takes it away.
    package var ending: String { giving("", seconds: 0) }

    /// Its value in a request; nil when there is none.
    package func value(in request: HTTPRequest) -> String? {
        for pair in request.headers.values(of: "Cookie").flatMap({ $0.split(separator: ";") }) {
            let trimmed = pair.drop { $0 == " " }
            guard trimmed.hasPrefix(name + "=") else { continue }
            return String(trimmed.dropFirst(name.utf8.count + 1).prefix { $0 != " " })
        }
        return nil
    }
}
