// SPDX-License-Identifier: Apache-2.0
import Terms

/// The province-wide code of a booking (全省统一预约赋码, R63): opaque, 1–64 characters (A23).
///
/// Its format is not public, so nothing is read out of it: only what could break a page or a log line is refused.
package struct ProvinceCode: TextCoded {
    package let text: String

    /// The most characters of a code.
    package static let mostCharacters = 64

    /// Takes the province's text; nil when it is empty, too long, or holds a space or control character.
    package init?(text: String) {
        let scalars = text.unicodeScalars
        guard (1...Self.mostCharacters).contains(scalars.count),
            scalars.allSatisfy({ !$0.properties.isWhitespace && $0.properties.generalCategory != .control })
        else { return nil }
        self.text = text
    }
}
