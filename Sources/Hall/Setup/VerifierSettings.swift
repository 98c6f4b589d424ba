// SPDX-License-Identifier: Apache-2.0
import Settings

/// The service that says whose an electronic credential is, `[verifier]`; a hall without the section asks nobody.
package struct VerifierSettings: Sendable, Equatable {
    /// An absolute `https` URL, or `http` on this machine.
    package let url: String
    /// What visitors know the credentials as; nil for none in particular.
    package let name: String?
    /// A file with the bearer token, nil for none.
    package let tokenFile: String?
    /// How long an answer may take, in seconds.
    package let timeoutSeconds: Int
    /// What a code must begin with to be sent, one of them; empty for any that is no voucher and no booking number.
    package let prefixes: [String]
    /// How long an answer is good for the same code, in minutes; 0 keeps none.
    package let cacheMinutes: Int

    /// Longer than a visitor would wait beside others.
    static let timeouts = 1...10
    /// A dynamic code is soon another one.
    static let cacheTimes = 0...60

    init(_ section: Section) throws(SettingsError) {
        url = try section.required("url", section.take("url", upTo: 500))
        guard Self.isSafe(url) else {
            throw section.badValue("url", expected: "an address beginning with https://, or http:// on this machine")
        }
        name = try section.take("name", upTo: 12)
        tokenFile = try section.take("token_file")
        timeoutSeconds = try section.takeInt("timeout", in: Self.timeouts) ?? 3
        prefixes = try section.takeList("prefixes", upTo: 100)
        cacheMinutes = try section.takeInt("cache_minutes", in: Self.cacheTimes) ?? 10
    }

    /// People's numbers come back: over the network under TLS alone.
    private static func isSafe(_ url: String) -> Bool {
        guard url.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else { return false }
        if url.hasPrefix("https://") { return url.utf8.count > "https://".utf8.count }
        return ["127.0.0.1", "localhost", "[::1]"].contains { host in
            url == "http://" + host || url.hasPrefix("http://" + host + "/") || url.hasPrefix("http://" + host + ":")
        }
    }
}
