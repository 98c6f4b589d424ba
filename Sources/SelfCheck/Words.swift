// SPDX-License-Identifier: Apache-2.0

/// A sentence in both languages.
package struct Words: Sendable, Equatable {
    /// 中文.
    package let zh: String
    /// English.
    package let en: String

    /// Joins the two.
    package init(_ zh: String, _ en: String) { (self.zh, self.en) = (zh, en) }
}
