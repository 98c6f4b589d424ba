// SPDX-License-Identifier: Apache-2.0
import Ports

@testable import Readers

/// The reports of a HID POS scanner, by a descriptor of its own and of anybody's.
enum POSReports {
    /// Byte count, AIM, 8 bytes of the code, continued; report 2.
    private static let known: [UInt8] = [
        0x05, 0x8C, 0x09, 0x02, 0xA1, 0x01, 0x85, 0x02, 0x75, 0x08, 0x95, 0x01, 0x05, 0x01, 0x09, 0x3B, 0x81, 0x02,
        0x05, 0x8C, 0x95, 0x03, 0x19, 0xFB, 0x29, 0xFD, 0x81, 0x02, 0x95, 0x08, 0x09, 0xFE, 0x82, 0x02, 0x01, 0x75,
        0x01, 0x95, 0x01, 0x09, 0xFF, 0x81, 0x02, 0x95, 0x07, 0x81, 0x03, 0xC0,
    ]

    static func check(_ input: [UInt8]) throws(Broken) {
        var script = ByteScript(input)
        let descriptor = script.flag() ? script.piece() : known
        guard let read = try? HIDReportDescriptor(descriptor) else { return }
        var receiver = ScanReports(layouts: ScannerReportLayout.all(in: read))
        var (came, taken) = (0, 0)
        while !script.isAtEnd {
            let report = script.piece()
            came += report.count
            let outcome = report.isEmpty ? receiver.silence() : receiver.push(report)
            try hold(outcome == nil || !receiver.isMidScan, "a scan has ended and goes on")
            switch outcome {
            case .scan(let bytes):
                taken += bytes.count
                try hold((1...ScanReports.capacity).contains(bytes.count), "a code without bytes, or over the limit")
                try hold(![0, 3, 9, 10, 13].contains(bytes.last ?? 0), "a code ends in what ends codes")
            case .unfinished: try hold(report.isEmpty, "a report ended nothing")
            case .overlong, .garbled(.report), nil: break
            case .text, .typed, .garbled: throw Broken(rule: "reports are no keys")
            }
            if let symbology = receiver.symbology?.text {
                try hold(symbology.utf8.count == 3 && symbology.hasPrefix("]"), "a symbology that is none")
            }
        }
        try hold(taken <= came, "more was scanned than came")
        _ = receiver.silence()
        try hold(!receiver.isMidScan && receiver.silence() == nil, "a rest did not end the scan")
    }
}
