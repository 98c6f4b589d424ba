// SPDX-License-Identifier: Apache-2.0

/// One line of a screen, Chinese and English.
package struct DeskText: Sendable, Equatable, Codable {
    /// Chinese.
    package let zh: String
    /// English.
    package let en: String

    /// Joins both.
    package init(_ zh: String, _ en: String) { (self.zh, self.en) = (zh, en) }
}
