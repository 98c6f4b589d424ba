// SPDX-License-Identifier: Apache-2.0
import Booking
import Testing

/// What a file is, is told by its bytes.
struct MaterialKindTests {
    static let png: [UInt8] =
        [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13] + Array("IHDR".utf8)
        + [0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0, 0x3A, 0x7E, 0x9B, 0x55]
        + [0, 0, 0, 0, 0x49, 0x45, 0x4E, 0x44, 0xAE, 0x42, 0x60, 0x82]
    static let jpeg: [UInt8] = [0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 0, 0, 0xFF, 0xD9]
    static let pdf = Array("%PDF-1.7\n1 0 obj\nendobj\ntrailer\n%%EOF\n".utf8)

    @Test
    func `R72: a PDF, a JPEG and a PNG are taken for what they are`() {
        #expect(MaterialKind(sniffing: Self.pdf) == .pdf)
        #expect(MaterialKind(sniffing: Self.jpeg) == .jpeg)
        #expect(MaterialKind(sniffing: Self.png) == .png)
    }

    @Test
    func `R72: everything else is refused, also what only begins or ends like one`() {
        let others: [[UInt8]] = [
            [], Array("MZ".utf8), Array("<svg onload=alert(1)>".utf8), Array("PK\u{3}\u{4}".utf8), Array("GIF89a".utf8),
            Array("%PDF-1.7 cut".utf8), Array(" %PDF-1.7\n%%EOF".utf8), Array("%PDF-9.0\n%%EOF".utf8),
            Array(Self.png.dropLast()), Self.png + [0], Array(Self.jpeg.dropLast()), [0xFF, 0xD8, 0xFF],
            Self.jpeg + Array("<?php".utf8), Array("#!/bin/sh\n".utf8) + Self.pdf,
        ]
        for bytes in others { #expect(MaterialKind(sniffing: bytes) == nil, "\(bytes.prefix(12))") }
    }
}
