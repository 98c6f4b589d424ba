// SPDX-License-Identifier: Apache-2.0
import Glibc

/// The characters a receipt printer has: ASCII and the two-byte part of GB18030, by the C library's iconv(3).
///
/// Four-byte GB18030 characters, which most print heads lack, and private-use ones become 〓. Not Sendable: a conversion
/// descriptor belongs to one printer.
@safe
package final class PrinterAlphabet {
    private let descriptor: iconv_t

    /// 〓, two cells wide as whatever it stands for (`PrinterText.columns`).
    package static let substitute: [UInt8] = [0xA1, 0xFE]

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
        PrinterText.clean(text).unicodeScalars.flatMap(bytes)
    }

    private func bytes(of scalar: UnicodeScalar) -> [UInt8] {
        guard !scalar.isASCII else { return [UInt8(truncatingIfNeeded: scalar.value)] }
        guard scalar.properties.generalCategory != .privateUse, let pair = twoBytes(of: scalar) else {
            return Self.substitute
        }
        return pair
    }

    private func twoBytes(of scalar: UnicodeScalar) -> [UInt8]? {
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
        return output.prefix(2).map(UInt8.init(bitPattern:))
    }
}
