// SPDX-License-Identifier: Apache-2.0
import Glibc

/// The characters a receipt printer has: ASCII and the two-byte part of GB18030, by the C library's iconv(3).
///
/// Four-byte GB18030 characters, which most print heads lack, and private-use ones become 〓. Not Sendable: a conversion
/// descriptor belongs to one printer.
@safe
package final class PrinterAlphabet {
    private let descriptor: iconv_t
    /// What characters became: the slips of a hall say much the same.
    private var known: [UnicodeScalar: (UInt8, UInt8)] = [:]

    /// Beyond so many characters it begins anew.
    private static let knownLimit = 2048

    /// 〓, two cells wide as whatever it stands for (`PrinterText.columns`).
    package static let substitute: [UInt8] = [pair.0, pair.1]
    private static let pair: (UInt8, UInt8) = (0xA1, 0xFE)

    /// Opens the converter; iconv does not depend on the locale.
    package init() throws(PaperError) {
        let opened = unsafe iconv_open("GB18030", "UTF-8")
        // iconv_open fails with (iconv_t)-1.
        guard let opened = unsafe opened, Int(bitPattern: opened) != -1 else {
            throw .noChineseConverter(code: errno)
        }
        unsafe descriptor = opened
    }

    deinit { unsafe iconv_close(descriptor) }

    /// The bytes of `text`, one per cell; control characters are left out, so no text can hold a printer command.
    package func bytes(of text: String) -> [UInt8] {
        var bytes: [UInt8] = []
        for scalar in PrinterText.clean(text).unicodeScalars {
            if scalar.isASCII {
                bytes.append(UInt8(truncatingIfNeeded: scalar.value))
            } else {
                let (first, second) = pair(for: scalar)
                bytes += [first, second]
            }
        }
        return bytes
    }

    private func pair(for scalar: UnicodeScalar) -> (UInt8, UInt8) {
        if let known = known[scalar] { return known }
        let isPrivate = scalar.properties.generalCategory == .privateUse
        let pair = isPrivate ? nil : twoBytes(of: scalar)
        if known.count == Self.knownLimit { known = [:] }
        known[scalar] = pair ?? Self.pair
        return pair ?? Self.pair
    }

    private func twoBytes(of scalar: UnicodeScalar) -> (UInt8, UInt8)? {
        var input = UTF8.encode(scalar).map { $0.map(CChar.init(bitPattern:)) } ?? []
        var output = [CChar](repeating: 0, count: 8)
        var (inputLeft, outputLeft) = (input.count, output.count)
        let result = unsafe input.withUnsafeMutableBufferPointer { source in
            unsafe output.withUnsafeMutableBufferPointer { target in
                var (from, to) = (source.baseAddress, target.baseAddress)
                return unsafe iconv(descriptor, &from, &inputLeft, &to, &outputLeft)
            }
        }
        guard result == 0, output.count - outputLeft == 2 else { return nil }
        return (UInt8(bitPattern: output[0]), UInt8(bitPattern: output[1]))
    }
}
