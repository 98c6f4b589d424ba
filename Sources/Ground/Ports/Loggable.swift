// SPDX-License-Identifier: Apache-2.0
package import Terms

/// A type whose every value may stand in a log: it never holds a name, a document number, an address or scanned content.
///
/// Conforming is a promise about all values; `grep ': Loggable'` finds every place where it is given. `String` must never
/// conform.
package protocol Loggable: Sendable {
    /// The value as a log field shows it; control characters are escaped later.
    var logText: String { get }
}

extension Loggable where Self: CustomStringConvertible {
    /// The description, for types whose description is fit for a log.
    package var logText: String { description }
}

extension Int: Loggable {}
extension Int64: Loggable {}
extension UInt16: Loggable {}
extension UInt32: Loggable {}
extension UInt64: Loggable {}
extension Int32: Loggable {}
extension Bool: Loggable {}
extension StaticString: Loggable {}

extension Duration: Loggable {
    /// Milliseconds, `1500ms`.
    package var logText: String { "\(wholeMilliseconds)ms" }
}

extension Optional: Loggable where Wrapped: Loggable {
    /// The value, or `none`.
    package var logText: String { map(\.logText) ?? "none" }
}

extension Identifier: Loggable {}
extension BusinessDay: Loggable {}
extension Position: Loggable {}
extension TicketNumber: Loggable {}
extension TicketID: Loggable {}
extension TicketPrefix: Loggable {}
extension PortError: Loggable {}
extension Baud: Loggable {
    /// Bits a second.
    package var logText: String { String(rawValue) }
}
