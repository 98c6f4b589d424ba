// SPDX-License-Identifier: Apache-2.0

/// A sentence in both languages.
package struct Phrase: Sendable, Hashable {
    private let zh: String
    private let en: String

    /// Joins both.
    package init(_ zh: String, _ en: String) { (self.zh, self.en) = (zh, en) }

    /// The sentence in `language`.
    package func text(_ language: SetupLanguage) -> String {
        switch language {
        case .zh: zh
        case .en: en
        }
    }
}
