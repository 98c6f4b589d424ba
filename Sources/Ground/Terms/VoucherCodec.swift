// SPDX-License-Identifier: Apache-2.0

/// The compact bytes of a voucher's claims: about 30 instead of 150 as JSON, so that the QR code stays coarse.
///
/// In this order, integers big-endian:
///
///     booking   00 and u40, a 12-digit number; or its length 04–40 and ASCII
///     center    length 01–28, ASCII
///     service   length 01–28, ASCII
///     slot      start u32 in minutes since 1970 UTC, length u16 in minutes, not 0
///     hint      8 bytes
///
/// Every claim has one encoding only; `decode` refuses every other.
package enum VoucherCodec {
    /// Lays out `claims`; throws when a slot or hint does not fit the layout.
    package static func encode(_ claims: VoucherClaims) throws(VoucherCodecError) -> [UInt8] {
        guard let hint = Hex.bytes(claims.principalHint), hint.count == hintLength else { throw .hint }
        return try booking(claims.booking) + name(claims.center.text) + name(claims.service.text)
            + slot(claims.slot) + hint
    }

    /// Reads exactly the bytes that `encode` makes.
    package static func decode(_ bytes: some Collection<UInt8>) throws(VoucherCodecError) -> VoucherClaims {
        var rest = Array(bytes)[...]
        let booking = try takeBooking(&rest)
        guard let center = try CenterID(takeName(&rest)), let service = try ServiceID(takeName(&rest))
        else { throw .name }
        let slot = try takeSlot(&rest)
        let hint = try Hex.text(take(hintLength, &rest))
        guard rest.isEmpty else { throw .length }
        return VoucherClaims(booking: booking, center: center, service: service, slot: slot, principalHint: hint)
    }

    private static let hintLength = VoucherClaims.hintDigits / 2
    private static let packedDigits = 12
    private static let packedLength = 5
}

// Writing.
extension VoucherCodec {
    private static func booking(_ number: BookingNumber) -> [UInt8] {
        guard let value = packed(number) else { return name(number.text) }
        return [0] + BigEndian.bytes(value).suffix(packedLength)
    }

    /// The value of a 12-digit number, which fits into 40 bits.
    private static func packed(_ number: BookingNumber) -> UInt64? {
        guard number.text.utf8.count == packedDigits else { return nil }
        return Digits.value(Array(number.text.utf8)).map { UInt64($0) }
    }

    private static func name(_ text: String) -> [UInt8] { [UInt8(text.utf8.count)] + text.utf8 }

    private static func slot(_ slot: TimeSlot) throws(VoucherCodecError) -> [UInt8] {
        guard let start = UInt32(exactly: slot.start.milliseconds / minute),
            let length = UInt16(exactly: (slot.end.milliseconds - slot.start.milliseconds) / minute),
            slot.start.milliseconds % minute == 0, slot.end.milliseconds % minute == 0
        else { throw .slot }
        return BigEndian.bytes(start) + BigEndian.bytes(length)
    }

    private static let minute: Int64 = 60_000
}

// Reading: each takes its bytes off the front.
extension VoucherCodec {
    private static func take(
        _ count: Int,
        _ rest: inout ArraySlice<UInt8>
    ) throws(VoucherCodecError) -> ArraySlice<UInt8> {
        guard rest.count >= count else { throw .length }
        defer { rest = rest.dropFirst(count) }
        return rest.prefix(count)
    }

    private static func takeBooking(_ rest: inout ArraySlice<UInt8>) throws(VoucherCodecError) -> BookingNumber {
        guard rest.first == 0 else {
            let text = try takeName(&rest)
            guard let number = BookingNumber(text: text), number.text.utf8.elementsEqual(text.utf8),
                packed(number) == nil
            else { throw .booking }
            return number
        }
        let value: UInt64 = try BigEndian.value(take(1 + packedLength, &rest))
        let text = Digits.padded(value, to: packedDigits)
        guard text.utf8.count == packedDigits, let number = BookingNumber(text: text) else { throw .booking }
        return number
    }

    /// Text with its length before it; whether its characters are allowed is for the type it becomes.
    private static func takeName(_ rest: inout ArraySlice<UInt8>) throws(VoucherCodecError) -> String {
        let length: UInt8 = try BigEndian.value(take(1, &rest))
        let bytes = try take(Int(length), &rest)
        guard bytes.allSatisfy({ $0 < 0x80 }) else { throw .name }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func takeSlot(_ rest: inout ArraySlice<UInt8>) throws(VoucherCodecError) -> TimeSlot {
        let start: UInt32 = try BigEndian.value(take(4, &rest))
        let length: UInt16 = try BigEndian.value(take(2, &rest))
        let begin = Timestamp(milliseconds: Int64(start) * minute)
        guard let slot = TimeSlot(start: begin, end: begin.adding(minutes: Int(length))) else { throw .slot }
        return slot
    }
}
