// SPDX-License-Identifier: Apache-2.0

/// The ESC/POS commands that slips need, with their bytes (devices.md E; Epson ESC/POS reference).
package enum ESCPOS: Sendable, Equatable {
    /// How much of a QR code may be damaged.
    package enum Correction: UInt8, Sendable {
        case low = 0x30
        case medium = 0x31
        case quartile = 0x32
        case high = 0x33
    }

    /// `ESC @`.
    case initialize
    /// `FS &`: two-byte characters from now on; `ESC @` returns to the model's default.
    case chinese
    /// `ESC a`.
    case align(SlipRow.Alignment)
    /// `ESC 3`: dots from row to row.
    case lineSpacing(UInt8)
    /// `GS !`: 1 to 8 times the width and height.
    case scale(Int)
    /// `FS !` and `FS W`: hanzi at 1 or 2 times, for clones whose `GS !` reaches ASCII only; to be sent before `GS !`,
    /// which otherwise has the last word.
    case chineseScale(Int)
    /// Characters of a `PrinterAlphabet`.
    case text([UInt8])
    /// `LF`: prints the row.
    case lineFeed
    /// `ESC d`: rows.
    case feed(UInt8)
    /// `ESC J`: dots.
    case feedDots(UInt8)
    /// `GS ( k`: a QR code of model 2, printed with modules of that many dots (1–16).
    case code([UInt8], moduleDots: Int, Correction)
    /// `GS V 0`: where the paper stands.
    case cut
    /// `GS V 66`: feeds to the cutter and that many dots more, then cuts but for one point.
    case feedAndCut(UInt8)
    /// `DLE EOT`: asks for status 1–4, answered at once, even while printing has stopped.
    case status(UInt8)
    /// `GS ( H` function 48: answered with the same 4 digits once everything before it has been printed.
    case marker([UInt8])
    /// `GS a`: from now on the printer tells by itself when it goes offline, meets an error, or its paper changes; answered
    /// with the status of now. `ESC @` ends it on some models.
    case tellingChanges
    /// `DLE DC4` function 8: forgets what is in the buffers, also while printing has stopped; answered with `37 25 00`.
    case clearBuffer
    /// `GS r 1`: paper sensors, answered once everything before it has been processed.
    case paperSensor

    /// What goes to the printer.
    package var bytes: [UInt8] {
        switch self {
        case .initialize: [0x1B, 0x40]
        case .chinese: [0x1C, 0x26]
        case .align(let alignment): [0x1B, 0x61, alignment.rawValue]
        case .lineSpacing(let dots): [0x1B, 0x33, dots]
        case .scale(let scale): [0x1D, 0x21, UInt8((scale - 1) << 4 | (scale - 1))]
        case .chineseScale(let scale): [0x1C, 0x21, scale > 1 ? 0x0C : 0x00, 0x1C, 0x57, scale > 1 ? 1 : 0]
        case .text(let bytes): bytes
        case .lineFeed: [0x0A]
        case .feed(let rows): [0x1B, 0x64, rows]
        case .feedDots(let dots): [0x1B, 0x4A, dots]
        case .code(let payload, let moduleDots, let correction):
            Self.code(payload, moduleDots: UInt8(moduleDots), correction)
        case .cut: [0x1D, 0x56, 0x00]
        case .feedAndCut(let dots): [0x1D, 0x56, 0x42, dots]
        case .status(let number): [0x10, 0x04, number]
        case .marker(let digits): [0x1D, 0x28, 0x48, 0x06, 0x00, 0x30, 0x30] + digits
        case .tellingChanges: [0x1D, 0x61, Self.changesTold]
        case .clearBuffer: [0x10, 0x14, 0x08, 0x01, 0x03, 0x14, 0x01, 0x06, 0x02, 0x08]
        case .paperSensor: [0x1D, 0x72, 0x01]
        }
    }

    /// Bits 1 online, 2 error, 3 paper of `GS a`; 0, the drawer, is nobody's business here.
    private static let changesTold: UInt8 = 0x0E

    /// Functions 65 (model 2), 67 (size), 69 (correction), 80 (store), 81 (print); the length counts 3 bytes before the
    /// payload.
    private static func code(_ payload: [UInt8], moduleDots: UInt8, _ correction: Correction) -> [UInt8] {
        let length = payload.count + 3
        return [0x1D, 0x28, 0x6B, 0x04, 0x00, 0x31, 0x41, 0x32, 0x00]
            + [0x1D, 0x28, 0x6B, 0x03, 0x00, 0x31, 0x43, moduleDots]
            + [0x1D, 0x28, 0x6B, 0x03, 0x00, 0x31, 0x45, correction.rawValue]
            + [0x1D, 0x28, 0x6B, UInt8(length & 0xFF), UInt8(length >> 8), 0x31, 0x50, 0x30] + payload
            + [0x1D, 0x28, 0x6B, 0x03, 0x00, 0x31, 0x51, 0x30]
    }
}
