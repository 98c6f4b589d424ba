// SPDX-License-Identifier: Apache-2.0

/// What a booking voucher (预约凭证, QR) says once its signature has been checked.
package struct VoucherClaims: Hashable, Sendable, Codable {
    /// The booking number.
    package let booking: BookingNumber
    /// The centre the booking is for.
    package let center: CenterID
    /// The service that was booked.
    package let service: ServiceID
    /// The time slot that was booked.
    package let slot: TimeSlot
    /// The first 8 bytes of the principal's keyed hash, as 16 hex digits: enough to notice another person's card.
    package let principalHint: String

    /// Collects the claims; `principalHint` is 16 lower-case hex digits (`VoucherCodec` refuses another).
    package init(booking: BookingNumber, center: CenterID, service: ServiceID, slot: TimeSlot, principalHint: String) {
        (self.booking, self.center, self.service) = (booking, center, service)
        (self.slot, self.principalHint) = (slot, principalHint)
    }

    /// Collects the claims of a booking whose principal has the tag `principal`.
    package init(booking: BookingNumber, center: CenterID, service: ServiceID, slot: TimeSlot, principal: PersonTag) {
        self.init(
            booking: booking,
            center: center,
            service: service,
            slot: slot,
            principalHint: String(principal.text.prefix(Self.hintDigits))
        )
    }

    /// Says whether the principal could be the person with `tag`; an empty or cut hint fits nobody.
    package func mayBelong(to tag: PersonTag) -> Bool {
        tag.text.utf8.prefix(Self.hintDigits).elementsEqual(principalHint.utf8)
    }

    /// The length of `principalHint`.
    package static let hintDigits = 16
}
