// SPDX-License-Identifier: Apache-2.0
import Glibc

/// The door to the C library's converter of GB 18030, the character set of Chinese devices (iconv(3)).
enum GB18030 {
    /// Decodes the whole of `bytes`, nil when any part is invalid, incomplete, or the converter is not installed.
    static func text(_ bytes: [UInt8]) -> String? {
        // Failure is (iconv_t)-1, not NULL.
        let converter = unsafe iconv_open("UTF-8", "GB18030")
        guard let converter = unsafe converter, Int(bitPattern: converter) != -1 else { return nil }
        defer { unsafe iconv_close(converter) }
        var input = bytes.map(CChar.init(bitPattern:))
        // Two bytes of GB18030 become at most three of UTF-8, four become four.
        var output = [CChar](repeating: 0, count: bytes.count * 2)
        let written = unsafe input.withUnsafeMutableBufferPointer { source in
            unsafe output.withUnsafeMutableBufferPointer { sink in
                var (from, to) = (source.baseAddress, sink.baseAddress)
                var (left, room) = (source.count, sink.count)
                let code = unsafe iconv(converter, &from, &left, &to, &room)
                return code == 0 && left == 0 ? sink.count - room : nil
            }
        }
        guard let written else { return nil }
        return String(validating: output.prefix(written).map(UInt8.init(bitPattern:)), as: UTF8.self)
    }
}
