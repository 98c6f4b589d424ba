// SPDX-License-Identifier: Apache-2.0

package import Terms

/// Names and numbers as a screen, slip or page may show them.
package enum Masked {
    /// Shows the first character and one star, so that not even the length is told: `王小明` is `王*`.
    package static func name(_ name: String) -> String {
        let first = name.first { !$0.isWhitespace }
        return first.map { String($0) + "*" } ?? "*"
    }

    /// Shows at most four characters at each end and never more than half: `4105**********1231`, `E1*****78`.
    package static func number(_ number: String) -> String {
        let characters = Array(number)
        let shown = min(4, characters.count / 4)
        let hidden = String(repeating: "*", count: characters.count - 2 * shown)
        return String(characters.prefix(shown)) + hidden + String(characters.suffix(shown))
    }

    /// Shows the ends of a document's number.
    package static func number(_ document: DocumentNumber) -> String { number(document.plain) }
}
