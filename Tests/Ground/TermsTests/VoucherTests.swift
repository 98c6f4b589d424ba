// SPDX-License-Identifier: Apache-2.0
import Terms
import Testing

struct VoucherTests {
    static let signature = (0..<64).map { UInt8($0) }

    static func claims(
        booking: String = "123456789014",
        center: String = "lz01",
        service: String = "realty",
        minutes: Int = 60
    ) throws -> VoucherClaims {
        let start = Timestamp(seconds: 1_795_399_200)
        return try VoucherClaims(
            booking: #require(BookingNumber(text: booking)),
            center: #require(CenterID(center)),
            service: #require(ServiceID(service)),
            slot: #require(TimeSlot(start: start, end: start.adding(minutes: minutes))),
            principal: PersonTag(hash: (0..<32).map { UInt8($0) + 0xA0 })
        )
    }

    /// Version, algorithm, key; booking packed; center; service; slot; hint.
    static let body: [UInt8] = [
        0x01, 0x01, 0x00, 0x00, 0x00, 0x07,
        0x00, 0x1C, 0xBE, 0x99, 0x1A, 0x16,
        0x04, 0x6C, 0x7A, 0x30, 0x31,
        0x06, 0x72, 0x65, 0x61, 0x6C, 0x74, 0x79,
        0x01, 0xC8, 0x97, 0xF8, 0x00, 0x3C,
        0xA0, 0xA1, 0xA2, 0xA3, 0xA4, 0xA5, 0xA6, 0xA7,
    ]

    @Test func `the bytes are those of the layout`() throws {
        let body = try VoucherBody(algorithm: 1, keyID: 7, claims: Self.claims())
        #expect(body.bytes == Self.body)
        #expect(try VoucherBody(bytes: Self.body) == body)
        #expect(body.signedBytes == Array("hallkiosk voucher\0".utf8) + Self.body)
    }

    @Test(arguments: [
        ("123456789014", "lz01", "realty", 60), ("000000000019", "A", "b", 1),
        ("999999999999", "center-of-linzhou", "x.y_z", 65_535), ("HN-1", "a", "b", 30),
        (String(repeating: "9", count: 64), String(repeating: "c", count: 40), String(repeating: "s", count: 40), 60),
        ("12345678901", "a", "b", 60), ("1234567890123", "a", "b", 60), ("12345678901A", "a", "b", 60),
    ])
    func `claims come back from the text of the QR code`(
        booking: String,
        center: String,
        service: String,
        minutes: Int
    ) throws {
        let claims = try Self.claims(booking: booking, center: center, service: service, minutes: minutes)
        let voucher = try Voucher(
            body: VoucherBody(algorithm: 0xFE, keyID: .max, claims: claims),
            signature: Self.signature
        )
        #expect(try Voucher(text: voucher.text) == voucher)
        #expect(Voucher.textLengths.contains(voucher.text.utf8.count))
    }

    @Test func `the limits of the text are those of the shortest and longest claims`() throws {
        let longest = String(repeating: "x", count: 40)
        for (booking, name, length) in [
            ("HN-1", "a", Voucher.textLengths.lowerBound),
            (String(repeating: "9", count: 64), longest, Voucher.textLengths.upperBound),
        ] {
            let claims = try Self.claims(booking: booking, center: name, service: name)
            let body = try VoucherBody(algorithm: 1, keyID: 1, claims: claims)
            #expect(Voucher(body: body, signature: Self.signature).text.utf8.count == length)
        }
        #expect(throws: VoucherCodecError.length) {
            try Voucher(text: String(repeating: "0", count: Voucher.textLengths.upperBound + 1))
        }
    }

    @Test func `a body cut at any length is refused, and so is one with a byte too many`() {
        for length in 0..<Self.body.count {
            #expect(throws: VoucherCodecError.self, "\(length)") { try VoucherBody(bytes: Self.body.prefix(length)) }
        }
        #expect(throws: VoucherCodecError.length) { try VoucherBody(bytes: Self.body + [0]) }
    }

    @Test(arguments: [1, 2, 3] as [UInt64])
    func `a body with changed bytes is refused or reads as other claims with the same bytes`(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        for _ in 0..<20_000 {
            var bytes = Self.body
            for _ in 0..<Int.random(in: 1...3, using: &random) {
                bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
            }
            guard let body = try? VoucherBody(bytes: bytes) else { continue }
            let again = try? VoucherBody(algorithm: body.algorithm, keyID: body.keyID, claims: body.claims)
            guard again?.bytes == bytes else {
                Issue.record("seed \(seed): two encodings of one body, \(bytes)")
                return
            }
        }
    }

    @Test(
        arguments: [
            ([0x02] + body.dropFirst(), .version),
            (replaced(6, with: [0x00, 0xE8, 0xD4, 0xA5, 0x10, 0x00]), .booking),
            (spelt("123456789014"), .booking), (spelt("AB1"), .booking), (spelt("ab12"), .booking),
            (spelt("AB 12"), .booking), (spelt("AB\u{7F}12"), .booking),
            (replaced(12, with: [0x04, 0x6C, 0x7A, 0x20, 0x31]), .name),
            (replaced(12, with: [0x04, 0x6C, 0xE9]), .name),
            (replaced(28, with: [0, 0]), .slot), (replaced(17, with: [0xFF]), .length),
        ] as [([UInt8], VoucherCodecError)]
    )
    func `every claim has one form only`(bytes: [UInt8], error: VoucherCodecError) {
        #expect(throws: error) { try VoucherBody(bytes: bytes) }
    }

    @Test func `a slot of seconds or of 46 days does not fit`() throws {
        let start = Timestamp(seconds: 1_795_399_200)
        let slots = [
            TimeSlot(start: start, end: start.adding(seconds: 90)),
            TimeSlot(start: start, end: start.adding(seconds: 1)),
            TimeSlot(start: start.adding(seconds: 1), end: start.adding(seconds: 61)),
            TimeSlot(start: start, end: start.adding(minutes: 65_536)),
            TimeSlot(start: Timestamp(milliseconds: -60_000), end: start),
        ]
        for slot in slots {
            let good = try Self.claims()
            let claims = VoucherClaims(
                booking: good.booking,
                center: good.center,
                service: good.service,
                slot: try #require(slot),
                principalHint: good.principalHint
            )
            #expect(throws: VoucherCodecError.slot) { try VoucherCodec.encode(claims) }
        }
    }

    @Test(arguments: ["", "a0a1", "A0A1A2A3A4A5A6A7", "a0a1a2a3a4a5a6a7a8", "a0a1a2a3a4a5a6g7"])
    func `a hint is 16 hex digits and otherwise fits nobody`(hint: String) throws {
        let good = try Self.claims()
        let claims = VoucherClaims(
            booking: good.booking,
            center: good.center,
            service: good.service,
            slot: good.slot,
            principalHint: hint
        )
        #expect(throws: VoucherCodecError.hint) { try VoucherCodec.encode(claims) }
        let tag = PersonTag(hash: (0..<32).map { UInt8($0) + 0xA0 })
        #expect(!claims.mayBelong(to: tag))
        #expect(good.mayBelong(to: tag))
        #expect(!good.mayBelong(to: PersonTag(hash: [UInt8](repeating: 0xA0, count: 32))))
    }

    @Test(arguments: [1, 2] as [UInt64])
    func `no voucher's text begins or ends with a space, so trimming is harmless`(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        for _ in 0..<500 {
            let name = String(repeating: "n", count: Int.random(in: 1...40, using: &random))
            let body = try VoucherBody(
                algorithm: UInt8.random(in: 1...2, using: &random),
                keyID: UInt32.random(in: 0...UInt32.max, using: &random),
                claims: Self.claims(service: name)
            )
            let signature = (0..<64).map { _ in UInt8.random(in: 0...255, using: &random) }
            let text = Voucher(body: body, signature: signature).text
            #expect(text.first != " " && text.last != " ", "seed \(seed)")
        }
    }

    static func replaced(_ start: Int, with bytes: [UInt8]) -> [UInt8] {
        Array(body[..<start]) + bytes + Array(body[(start + bytes.count)...])
    }

    /// The body with its booking number in letters instead of packed.
    static func spelt(_ booking: String) -> [UInt8] {
        Array(body[..<6]) + [UInt8(booking.utf8.count)] + Array(booking.utf8) + Array(body[12...])
    }
}
