// SPDX-License-Identifier: Apache-2.0
import Glibc

/// The characters that Chinese printers and panels have besides ASCII: the two-byte part of GB18030, by iconv(3).
///
/// Four-byte characters, which device fonts lack, and private-use ones are not among them. Not Sendable: a conversion
/// descriptor belongs to one device.
@safe
package final class TwoByteAlphabet {
    private let descriptor: iconv_t
    /// What characters became: the texts of a hall say much the same.
    private var known: [UnicodeScalar: UInt16?] = [:]

    /// Beyond so many characters it begins anew.
    private static let knownLimit = 2048

    /// Opens the converter, which does not depend on the locale; throws `.system` when the C library has no GB18030.
    package init() throws(PortError) {
        let opened = unsafe iconv_open("GB18030", "UTF-8")
        // iconv_open fails with (iconv_t)-1.
        guard let opened = unsafe opened, Int(bitPattern: opened) != -1 else {
            throw .system(call: "iconv_open", code: errno)
        }
        unsafe descriptor = opened
    }

    deinit { unsafe iconv_close(descriptor) }

    /// The lead and trail byte of `scalar`; nil for ASCII and for what device fonts lack.
    package func pair(for scalar: UnicodeScalar) -> (lead: UInt8, trail: UInt8)? {
        if let known = known[scalar] { return known.map(Self.split) }
        if known.count == Self.knownLimit { known = [:] }
        let isPrivate = scalar.properties.generalCategory == .privateUse
        let code = isPrivate || scalar.isASCII ? nil : converted(scalar)
        known[scalar] = .some(code)
        return code.map(Self.split)
    }

    private static func split(_ code: UInt16) -> (lead: UInt8, trail: UInt8) {
        (UInt8(code >> 8), UInt8(truncatingIfNeeded: code))
    }

    private func converted(_ scalar: UnicodeScalar) -> UInt16? {
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
        return UInt16(UInt8(bitPattern: output[0])) << 8 | UInt16(UInt8(bitPattern: output[1]))
    }
}
