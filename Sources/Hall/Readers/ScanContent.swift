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
        if dropsSymbology, Symbology(scan) != nil { scan.removeFirst(Symbology.length) }
        while let last = scan.last, padding.contains(last) { scan.removeLast() }
        return scan
    }
}
