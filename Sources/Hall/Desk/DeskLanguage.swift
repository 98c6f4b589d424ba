// SPDX-License-Identifier: Apache-2.0

/// The language a visitor chose; every text is there in both, the chosen one first.
package enum DeskLanguage: String, Sendable, Codable, CaseIterable {
    case chinese = "zh"
    case english = "en"
}
