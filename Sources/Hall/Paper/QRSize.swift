// SPDX-License-Identifier: Apache-2.0

/// How large the printer will draw a QR code of error correction level M (ISO/IEC 18004 table 7).
enum QRSize {
    /// Bytes that versions 1, 2, … hold in byte mode, the least compact one that a printer may choose.
    private static let capacity = [14, 26, 42, 62, 84, 106, 122, 152, 180, 213]
    /// The code is drawn about this large: 20 mm.
    private static let targetDots = 160

    /// White modules above and below, which printers do not add by themselves; the fourth is the gap between rows.
    static let quietModules = 3
    /// The largest payload, that of version 10.
    static let limit = 213

    /// Modules along a side: 21 for version 1, 4 more for each further version.
    static func modules(bytes: Int) -> Int {
        precondition(bytes <= limit, "the layout leaves longer codes out")
        return 21 + 4 * (capacity.firstIndex { bytes <= $0 } ?? capacity.count - 1)
    }

    /// Dots of a module that bring the code to about 20 mm; at least 3 (0.375 mm), which telephones still read.
    static func moduleDots(bytes: Int) -> Int { min(8, max(3, targetDots / modules(bytes: bytes))) }
}
