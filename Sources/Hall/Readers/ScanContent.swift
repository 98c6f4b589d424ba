// SPDX-License-Identifier: Apache-2.0

/// Takes off what frames a scan's content.
enum ScanContent {
    /// What pads a scan or ends one elsewhere: NUL, ETX, TAB, LF, CR.
    private static let padding: Set<UInt8> = [0x00, 0x03, 0x09, 0x0A, 0x0D]

    /// Without NULs before and padding behind, a leading STX (02) and a leading symbology identifier if these are to go.
    static func stripped(
        _ bytes: ArraySlice<UInt8>,
        dropsStart: Bool = true,
        dropsSymbology: Bool = true
    ) -> ArraySlice<UInt8> {
        var scan = bytes.drop { $0 == 0 }
        if dropsStart, scan.first == 0x02 { scan.removeFirst() }
        if dropsSymbology, Self.beginsWithSymbology(scan) { scan.removeFirst(3) }
        while let last = scan.last, padding.contains(last) { scan.removeLast() }
        return scan
    }

    /// Says whether it begins with an AIM identifier as `]Q1`: `]`, a letter for the symbology, a digit or letter for its
    /// options (ISO/IEC 15424).
    static func beginsWithSymbology(_ scan: ArraySlice<UInt8>) -> Bool {
        let head = Array(scan.prefix(3))
        guard head.count == 3, head[0] == UInt8(ascii: "]") else { return false }
        return isLetter(head[1]) && (isLetter(head[2]) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(head[2]))
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte & 0xDF)
    }
}
