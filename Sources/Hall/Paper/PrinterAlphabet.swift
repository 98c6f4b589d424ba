// SPDX-License-Identifier: Apache-2.0
import Ports

/// The characters a receipt printer has: ASCII and the two-byte part of GB18030; all others become 〓.
///
/// Not Sendable: it belongs to one printer.
package final class PrinterAlphabet {
    private let alphabet: TwoByteAlphabet

    /// 〓, two cells wide as whatever it stands for (`PrinterText.columns`).
    package static let substitute: [UInt8] = [pair.lead, pair.trail]
    private static let pair: (lead: UInt8, trail: UInt8) = (0xA1, 0xFE)

    /// Opens the converter.
    package init() throws(PaperError) {
        do throws(PortError) {
            alphabet = try TwoByteAlphabet()
        } catch { throw .noChineseConverter(error) }
    }

    /// The bytes of `text`, one per cell; control characters are left out, so no text can hold a printer command.
    package func bytes(of text: String) -> [UInt8] {
        var bytes: [UInt8] = []
        for scalar in PrinterText.clean(text).unicodeScalars {
            if scalar.isASCII {
                bytes.append(UInt8(truncatingIfNeeded: scalar.value))
            } else {
                let (lead, trail) = alphabet.pair(for: scalar) ?? Self.pair
                bytes += [lead, trail]
            }
        }
        return bytes
    }
}
