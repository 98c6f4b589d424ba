// SPDX-License-Identifier: Apache-2.0
package import Terms

/// What a visitor proved when asking to exchange a booking (A32).
package enum ExchangeProof: Sendable, Equatable, Hashable, Codable {
    /// A voucher whose signature was verified, perhaps with a card beside it.
    case voucher(VoucherClaims, card: PersonTag?)
    /// One or two identity documents: principal, agent, or both in either order.
    case documents(PersonTag, PersonTag?)
    /// The last four characters of the principal's or agent's document, keyed to the booking.
    case lastFour(LastFourTag)
    /// Nothing besides the number.
    case numberOnly
    /// Another proof, and beside it an electronic credential that could not be checked: the window verifies (A20).
    indirect case unverified(ExchangeProof)
}
