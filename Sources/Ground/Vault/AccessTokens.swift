// SPDX-License-Identifier: Apache-2.0
import Terms

/// The bearer tokens of an API (RFC 6750), from a file that only its owner can read.
///
/// A line is `role token name=value…`; `#` begins a comment. In memory only the tokens' SHA-256 is kept, so that a
/// comparison takes the same time wherever two tokens differ.
package struct AccessTokens: Sendable {
    /// What a token allows.
    package struct Grant: Sendable, Equatable {
        /// The role's name as the file has it.
        package let role: String
        /// What the token is bound to: `window=3`, `station=kiosk-1`, `staff=1024`.
        package let bounds: [String: String]
    }

    /// The most bytes a token file may have.
    package static let fileLimit = 65_536

    private let grants: [(digest: [UInt8], grant: Grant)]

    /// Reads the lines of a file; throws the number of the first line that is not a role, a token of at least 20
    /// characters and bounds.
    package init(text: String) throws(AccessTokenFault) {
        var grants: [(digest: [UInt8], grant: Grant)] = []
        // By scalars: CR LF is one Character, which is neither CR nor LF.
        let lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
        for (index, line) in lines.enumerated() {
            let words = line.prefix { $0 != "#" }.split { $0 == " " || $0 == "\t" || $0 == "\r" }.map { String($0) }
            guard !words.isEmpty else { continue }
            guard words.count >= 2, words[1].utf8.count >= 20 else { throw .malformed(line: index + 1) }
            var bounds: [String: String] = [:]
            for bound in words.dropFirst(2) {
                let parts = bound.split(separator: "=", maxSplits: 1)
                guard parts.count == 2 else { throw .malformed(line: index + 1) }
                bounds[String(parts[0])] = String(parts[1])
            }
            let grant = Grant(role: words[0], bounds: bounds)
            grants.append((Digest.sha256(Array(words[1].utf8)), grant))
        }
        self.grants = grants
    }

    /// What `token` allows, nil for a token that is not in the file.
    package func grant(for token: String) -> Grant? {
        let digest = Digest.sha256(Array(token.utf8))
        return grants.first { $0.digest == digest }?.grant
    }

    /// The lines of a new file: one random token for each of `roles`.
    package static func freshText(roles: [String]) -> String {
        let lines = roles.map { role in
            role + " " + Hex.text(Random.bytes(24))
        }
        return "# role token [station=… window=… staff=…]\n" + lines.joined(separator: "\n") + "\n"
    }
}

/// Why a token file cannot be used.
package enum AccessTokenFault: Error, Sendable, Equatable, CustomStringConvertible {
    /// The line is not `role token name=value…`.
    case malformed(line: Int)

    package var description: String {
        switch self {
        case .malformed(let line):
            "line \(line) is not a role, a token of at least 20 characters and name=value pairs: correct or remove it"
        }
    }
}
