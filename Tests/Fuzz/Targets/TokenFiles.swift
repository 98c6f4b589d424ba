// SPDX-License-Identifier: Apache-2.0
import Vault

/// Token files: a token that is in the file is known, and no message repeats it.
enum TokenFiles {
    static func check(_ input: [UInt8]) throws(Broken) {
        let text = String(decoding: input, as: UTF8.self)
        let lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
        let tokens: AccessTokens
        do throws(AccessTokenFault) {
            tokens = try AccessTokens(text: text)
        } catch {
            guard case .malformed(let line) = error else { return }
            try hold((1...lines.count).contains(line), "a fault in a line that the file does not have")
            return try Discretion.check(error.description, about: input, "a message on tokens")
        }
        for line in lines {
            let words = line.prefix { $0 != "#" }.split { $0 == " " || $0 == "\t" || $0 == "\r" }
            guard words.count >= 2 else { continue }
            try hold(tokens.grant(for: String(words[1])) != nil, "a token of the file is not known")
        }
        try hold(tokens.grant(for: "") == nil, "no token at all is taken for one")
    }
}
