// SPDX-License-Identifier: Apache-2.0

/// A coding key that is any text, for dictionaries keyed by the types of this module.
package struct TextKey: CodingKey {
    package let stringValue: String
    package var intValue: Int? { nil }

    /// Wraps `text`.
    package init(_ text: String) { stringValue = text }

    package init?(stringValue: String) { self.init(stringValue) }

    package init?(intValue: Int) { nil }
}
