// SPDX-License-Identifier: Apache-2.0

/// Which texts may be sent to a verifier: never more than it is for.
package struct CredentialRules: Sendable, Equatable {
    /// The longest code, in UTF-8 bytes; dynamic codes have some hundred.
    package static let longestCode = 4096

    /// What a code must begin with, one of them; without any, every code that nothing else is known of may be sent.
    package let prefixes: [String]

    /// Takes the configured prefixes.
    package init(prefixes: [String] = []) { self.prefixes = prefixes }

    /// Says whether a code may be sent; whoever asks has made sure that it is no voucher and no booking number.
    package func allow(_ code: String) -> Bool {
        guard (1...Self.longestCode).contains(code.utf8.count) else { return false }
        // By bytes: a code is no text that reads the same in another form.
        return prefixes.isEmpty || prefixes.contains { code.utf8.starts(with: $0.utf8) }
    }
}
