// SPDX-License-Identifier: Apache-2.0

extension HTTPRequest {
    /// Whether a page of this very server sent it, as far as a browser tells (cross-site request forgery).
    ///
    /// Browsers tell in `Sec-Fetch-Site`, older ones by `Origin`. Whoever sends `cookie` without either is no browser of
    /// today and not believed; without the cookie there is nothing to misuse.
    package func isOfOwnPage(cookie: Cookie) -> Bool {
        if let site = headers["Sec-Fetch-Site"] { return site == "same-origin" }
        if let origin = headers["Origin"] {
            guard let host = headers["Host"] else { return false }
            return ["http://" + host, "https://" + host].contains { $0.lowercased() == origin.lowercased() }
        }
        return cookie.value(in: self) == nil
    }
}
