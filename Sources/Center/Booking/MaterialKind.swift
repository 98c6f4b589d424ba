// SPDX-License-Identifier: Apache-2.0

/// What a material may be, told by its bytes and never by what the sender calls it (R72).
package enum MaterialKind: String, Sendable, CaseIterable, Codable {
    case pdf, jpeg, png

    /// Tells the kind of whole file contents; nil for everything else, above all for what only begins like one.
    ///
    /// PDF: ISO 32000-1 section 7.5.2 and 7.5.5; JPEG: ITU-T T.81 annex B, SOI and EOI; PNG: RFC 2083 sections 3.1
    /// and 4.1.4.
    package init?(sniffing bytes: [UInt8]) {
        if bytes.starts(with: "%PDF-1.".utf8) || bytes.starts(with: "%PDF-2.".utf8) {
            let tail = bytes.suffix(1024)
            guard tail.indices.contains(where: { tail[$0...].starts(with: "%%EOF".utf8) }) else { return nil }
            self = .pdf
        } else if bytes.starts(with: [0xFF, 0xD8, 0xFF]) {
            guard bytes.count > 4, bytes.suffix(2).elementsEqual([0xFF, 0xD9]) else { return nil }
            self = .jpeg
        } else if bytes.starts(with: Self.pngSignature) {
            guard bytes.count >= 8 + 25 + 12, bytes[12..<16].elementsEqual("IHDR".utf8),
                bytes.suffix(12).elementsEqual(Self.pngEnd)
            else { return nil }
            self = .png
        } else {
            return nil
        }
    }

    /// The media type under which staff get it, as an attachment.
    package var mediaType: String {
        switch self {
        case .pdf: "application/pdf"
        case .jpeg: "image/jpeg"
        case .png: "image/png"
        }
    }

    private static let pngSignature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    private static let pngEnd: [UInt8] = [0, 0, 0, 0, 0x49, 0x45, 0x4E, 0x44, 0xAE, 0x42, 0x60, 0x82]
}
