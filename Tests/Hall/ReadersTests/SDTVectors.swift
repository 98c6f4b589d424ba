// SPDX-License-Identifier: Apache-2.0
import Simulators
import Testing

/// Answers printed in public documents of the vendors, and others computed by the same rule for synthetic people.
enum SDTVectors {
    struct Vector: Sendable, CustomTestStringConvertible {
        let name: String
        let bytes: [UInt8]
        let code: UInt8
        let dataCount: Int

        var testDescription: String { name }
    }

    /// The 11-byte answers: preamble, length 4, SW1 SW2 00 00, SW3, XOR.
    static let short: [Vector] = [
        ("success", "AA AA AA 96 69 00 04 00 00 90 94"),
        ("self-test failed", "AA AA AA 96 69 00 04 00 00 60 64"),
        ("no card", "AA AA AA 96 69 00 04 00 00 80 84"),
        ("select failed", "AA AA AA 96 69 00 04 00 00 81 85"),
        ("card not read", "AA AA AA 96 69 00 04 00 00 41 45"),
        ("no such item", "AA AA AA 96 69 00 04 00 00 91 95"),
        ("checksum error", "AA AA AA 96 69 00 04 00 00 10 14"),
        ("length error", "AA AA AA 96 69 00 04 00 00 11 15"),
        ("unknown command", "AA AA AA 96 69 00 04 00 00 21 25"),
        ("not authorised", "AA AA AA 96 69 00 04 00 00 23 27"),
        ("unrecognised error", "AA AA AA 96 69 00 04 00 00 24 20"),
        ("card refused module", "AA AA AA 96 69 00 04 00 00 31 35"),
        ("module refused card", "AA AA AA 96 69 00 04 00 00 32 36"),
        ("not verified", "AA AA AA 96 69 00 04 00 00 33 37"),
        ("unknown card type", "AA AA AA 96 69 00 04 00 00 40 44"),
        ("no random number", "AA AA AA 96 69 00 04 00 00 47 43"),
        ("module not authorised", "AA AA AA 96 69 00 04 00 00 66 62"),
    ].map { name, text in
        let frame = bytes(text)
        return Vector(name: name, bytes: frame, code: frame[9], dataCount: 0)
    }

    static let found = Vector(
        name: "card found",
        bytes: bytes("AA AA AA 96 69 00 08 00 00 9F 00 00 00 00 97  ; 4-byte IIN, zero in every sample"),
        code: 0x9F,
        dataCount: 4
    )

    static let selected = Vector(
        name: "card selected",
        bytes: bytes("AA AA AA 96 69 00 0C 00 00 90 00 00 00 00 00 00 00 00 9C  ; 8-byte serial number, zero"),
        code: 0x90,
        dataCount: 8
    )

    static let identity = Vector(
        name: "module number",
        bytes: bytes(
            """
            AA AA AA 96 69 00 14 00 00 90
            05 00 03 00                ; 05.03
            D5 AF 34 01                ; 20230101
            87 D6 12 00                ; 0001234567
            B1 68 DE 3A                ; 0987654321
            B3
            """
        ),
        code: 0x90,
        dataCount: 16
    )

    static let newestAddress = Vector(
        name: "newest address",
        bytes: bytes(
            """
            AA AA AA 96 69 00 4A 00 00 90
            17 53 AC 4E 02 5E 77 6D C0 6D 3A 53 3A 79 8B 4F 57 88 32 00 F7 53
            20 00 20 00 20 00 20 00 20 00 20 00 20 00 20 00 20 00 20 00 20 00 20 00
            20 00 20 00 20 00 20 00 20 00 20 00 20 00 20 00 20 00 20 00 20 00 20 00
            30
            """
        ),
        code: 0x90,
        dataCount: 70
    )

    static let allShort = short + [found, selected, identity, newestAddress]

    /// The answer to read-card: 1295 bytes, of which the last is given by the document.
    static let reading = answer(0x90, SyntheticPeople.zhangSan.reading)

    /// The answer of a card with 1024 bytes of fingerprint: 2321 bytes.
    static let readingWithFingerprint = answer(
        0x90,
        bytes("01 00 04 00 04 00") + SyntheticPeople.zhangSan.reading.dropFirst(4) + [UInt8](repeating: 0, count: 1024)
    )

    /// Frames an answer by the rule of the document.
    static func answer(_ code: UInt8, _ data: [UInt8] = []) -> [UInt8] {
        let length = 4 + data.count
        let checked = [UInt8(length / 256), UInt8(length % 256), 0, 0, code] + data
        return bytes("AA AA AA 96 69") + checked + [checked.reduce(0, ^)]
    }
}
