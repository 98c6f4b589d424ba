// SPDX-License-Identifier: Apache-2.0
import Glibc

/// The two-byte font of a simulated printer: what a pair of GB18030 bytes looks like on paper.
@safe
final class SimulatedFont: @unchecked Sendable {
    /// Used under the lock of the printer only.
    private let descriptor: iconv_t?

    init() { unsafe descriptor = iconv_open("UTF-8", "GB18030") }

    deinit { if let descriptor = unsafe descriptor { unsafe iconv_close(descriptor) } }

    /// The character of a pair, `□` for one that the font lacks.
    func character(_ lead: UInt8, _ trail: UInt8) -> String {
        var input = [CChar(bitPattern: lead), CChar(bitPattern: trail)]
        var output = [CChar](repeating: 0, count: 8)
        var (inputLeft, outputLeft) = (input.count, output.count)
        guard let descriptor = unsafe descriptor, Int(bitPattern: descriptor) != -1 else { return "□" }
        let result = unsafe input.withUnsafeMutableBufferPointer { source in
            unsafe output.withUnsafeMutableBufferPointer { target in
                var (from, to) = (source.baseAddress, target.baseAddress)
                return unsafe iconv(descriptor, &from, &inputLeft, &to, &outputLeft)
            }
        }
        guard result == 0 else { return "□" }
        return String(decoding: output.dropLast(outputLeft).map(UInt8.init(bitPattern:)), as: UTF8.self)
    }
}
