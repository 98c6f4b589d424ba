// SPDX-License-Identifier: Apache-2.0
/// What a reader or scanner has to say besides a credential.
package enum ReaderNotice: Sendable, Equatable {
    /// The device answers; `model` is its SAM id or port name.
    case ready(model: String)
    /// A card was noticed but could not be read: lift it and place it again.
    case cardNotRead
    /// A card of a kind that cannot be used (bank card, transport card, failed authentication).
    case cardRejected
    /// A code was longer than allowed or not text.
    case codeNotRead
    /// The device reports a fault of its own; `code` is its SW3.
    case deviceFault(code: UInt8)
    /// The device is unplugged or silent.
    case gone
}
