// SPDX-License-Identifier: Apache-2.0
import Ports

@testable import Readers

/// Report descriptors of HID POS scanners, no two alike: of devices.md D.2, written after what it says, and made up.
enum POSDescriptor: String, CaseIterable {
    /// 61 bytes: AIM, data, continued; no count.
    case withoutCount = """
        05 8C 09 02 A1 01 85 02 15 00 26 FF 00 75 08 95 01 09 FB 81 02 09 FC 81 02 09 FD 81 02
        95 38 09 FE 82 02 01 75 01 95 01 25 01 09 FF 81 02 75 07 81 03 C0
        """
    /// 62 bytes: count, AIM, data, continued.
    case honeywell = """
        05 8C 09 02 A1 01 85 02 09 12 A1 02 15 00 26 FF 00 75 08 95 01 05 01 09 3B 81 02
        95 03 05 8C 09 FB 09 FC 09 FD 81 02 95 38 09 FE 82 02 01 25 01 75 01 95 01 09 FF 81 02 75 07 81 03 C0 C0
        """
    /// 64 bytes: count, AIM, data, a vendor's symbology, a reserved byte, continued.
    case accessIS = """
        05 8C 09 02 A1 01 85 02 09 12 A1 02 15 00 26 FF 00 75 08 95 01 05 01 09 3B 81 02
        95 03 05 8C 09 FB 09 FC 09 FD 81 02 95 38 09 FE 82 02 01
        06 00 FF 95 01 09 01 81 02 81 03                          ; [61] vendor, [62] reserved
        05 8C 25 01 75 01 09 FF 81 02 75 07 81 03 C0 C0
        """
    /// Two bytes of a vendor between a count of 16 bits and the AIM; the code behind a second, other report.
    case vendorBytes = """
        05 8C 09 02 A1 01 85 07 75 08 95 04 09 01 81 02           ; report 7 is something else
        85 05 15 00 26 FF 00 05 01 75 10 95 01 09 3B 81 02        ; [1..2] count
        06 00 FF 75 08 95 02 09 01 81 02                          ; [3..4] vendor
        05 8C 95 03 19 FB 29 FD 81 02 95 20 09 FE 82 02 01        ; [5..7] AIM, [8..39] data
        75 08 95 01 09 FF 81 02 C0                                ; [40] continued, a whole byte
        """
    /// No AIM: count, data, continued.
    case withoutSymbology = """
        05 8C 09 02 A1 01 85 02 15 00 26 FF 00 75 08 95 01 05 01 09 3B 81 02
        05 8C 95 3C 09 FE 82 02 01 25 01 75 01 95 01 09 FF 81 02 75 07 81 03 C0
        """
    /// No number, and no way to go on in another report.
    case withoutNumber = """
        05 8C 09 02 A1 01 15 00 26 FF 00 75 08 95 01 05 01 09 3B 81 02
        95 03 05 8C 09 FB 09 FC 09 FD 81 02 95 3C 09 FE 82 02 01 C0
        """

    /// The report descriptor.
    var descriptor: [UInt8] { bytes(rawValue) }

    /// The bytes of a report.
    var length: Int {
        switch self {
        case .withoutCount: 61
        case .honeywell: 62
        case .accessIS: 64
        case .vendorBytes: 41
        case .withoutSymbology: 63
        case .withoutNumber: 64
        }
    }

    /// Where the bytes of the code are.
    var data: Range<Int> {
        switch self {
        case .withoutCount: 4..<60
        case .honeywell, .accessIS: 5..<61
        case .vendorBytes: 8..<40
        case .withoutSymbology: 2..<62
        case .withoutNumber: 4..<64
        }
    }

    /// Whether a report says how many bytes of the code it has.
    var hasCount: Bool { self != .withoutCount }
    /// Whether a report names the symbology.
    var hasSymbology: Bool { self != .withoutSymbology }
    /// Whether a code can go on.
    var canContinue: Bool { self != .withoutNumber }

    /// The reports of a code, as a scanner with this descriptor sends them.
    func reports(_ content: [UInt8], symbology: String = "]Q1") -> [[UInt8]] {
        let pieces = chunks(content, of: data.count)
        return pieces.enumerated().map { index, piece in
            var report = [UInt8](repeating: 0, count: length)
            report.replaceSubrange(data.lowerBound..<data.lowerBound + piece.count, with: piece)
            let isLast = index == pieces.count - 1
            let aim = Array(symbology.utf8)
            switch self {
            case .withoutCount:
                report[0] = 2
                report.replaceSubrange(1...3, with: aim)
                report[60] = isLast ? 0 : 1
            case .honeywell, .accessIS:
                (report[0], report[1]) = (2, UInt8(piece.count))
                report.replaceSubrange(2...4, with: aim)
                report[length - 1] = isLast ? 0 : 1
                if self == .accessIS { (report[61], report[62]) = (0x73, 0) }
            case .vendorBytes:
                (report[0], report[1], report[3]) = (5, UInt8(piece.count), 0x99)
                report.replaceSubrange(5...7, with: aim)
                report[40] = isLast ? 0 : 1
            case .withoutSymbology:
                (report[0], report[1]) = (2, UInt8(piece.count))
                report[62] = isLast ? 0 : 1
            case .withoutNumber:
                report[0] = UInt8(piece.count)
                report.replaceSubrange(1...3, with: aim)
            }
            return report
        }
    }

    /// A receiver of its reports.
    func receiver() throws -> ScanReports {
        ScanReports(layouts: ScannerReportLayout.all(in: try HIDReportDescriptor(descriptor)))
    }
}
