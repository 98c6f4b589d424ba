// SPDX-License-Identifier: Apache-2.0
import Terms
import Testing
import Vault

/// Synthetic keys and claims.
enum Samples {
    /// Bytes 00 01 02 … as hex digits.
    static func counting(_ count: Int, from first: UInt8 = 0) -> String {
        Hex.text((0..<count).map { first &+ UInt8($0) })
    }

    static let hall = """
        # a hall
        key 1 tag hmac-sha256 \(counting(32))
        key 1 seal aes-256-gcm \(counting(32, from: 64))
        key 1 token hmac-sha256 \(counting(32))
        """

    static let center = """
        key 1 tag hmac-sha256 \(counting(32))
        key 1 seal aes-256-gcm \(counting(32, from: 64))
        key 7 sign ed25519 9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60
        """

    static func claims(booking: String = "123456789014") throws -> VoucherClaims {
        let start = Timestamp(seconds: 1_795_399_200)
        return try VoucherClaims(
            booking: #require(BookingNumber(text: booking)),
            center: #require(CenterID("lz01")),
            service: #require(ServiceID("real-estate")),
            slot: #require(TimeSlot(start: start, end: start.adding(minutes: 60))),
            principal: PersonTag(hash: [UInt8](repeating: 0xAB, count: 32))
        )
    }
}
