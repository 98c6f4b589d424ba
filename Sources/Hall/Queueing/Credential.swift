// SPDX-License-Identifier: Apache-2.0
/// What a visitor presented at a station, with no plain document number left in it.
package enum Credential: Sendable, Equatable {
    /// An identity document read by a card reader.
    case card(PresentedCard)
    /// Text read by a code scanner or typed: a voucher, a booking number, an opaque e-credential.
    case code(String)
}
