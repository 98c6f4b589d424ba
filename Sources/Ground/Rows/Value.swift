// SPDX-License-Identifier: Apache-2.0

/// A value bound to a statement's parameter.
package enum Value: Sendable, Equatable {
    case integer(Int64)
    case text(String)
    case blob([UInt8])
    case null

    /// Binds `number`, or NULL for nil.
    package static func orNull(_ number: Int64?) -> Value { number.map(Value.integer) ?? .null }

    /// Binds `text`, or NULL for nil.
    package static func orNull(_ text: String?) -> Value { text.map(Value.text) ?? .null }

    /// Binds `bytes`, or NULL for nil.
    package static func orNull(_ bytes: [UInt8]?) -> Value { bytes.map(Value.blob) ?? .null }
}

extension Value: ExpressibleByIntegerLiteral, ExpressibleByStringLiteral, ExpressibleByNilLiteral {
    package init(integerLiteral value: Int64) { self = .integer(value) }
    package init(stringLiteral value: String) { self = .text(value) }
    package init(nilLiteral: ()) { self = .null }
}
