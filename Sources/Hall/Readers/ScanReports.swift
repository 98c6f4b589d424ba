// SPDX-License-Identifier: Apache-2.0

/// Joins the reports of a HID POS scanner into scans (devices.md D.2).
package struct ScanReports: Sendable {
    /// The longest scan taken, in bytes.
    package static let capacity = 8192
    /// The pause after which the rest of a scan is given up.
    package static let gap = Duration.milliseconds(500)

    /// What kind of code the last scan is; nil when the scanner does not tell.
    package private(set) var symbology: Symbology?

    private let layouts: [ScannerReportLayout]
    private var buffer: [UInt8] = []
    private var isContinued = false
    private var isDropping = false

    /// Starts between two scans of a scanner with these reports.
    package init(layouts: [ScannerReportLayout]) { self.layouts = layouts }

    /// Says whether the scan goes on in another report: then `gap` has to be timed.
    package var isMidScan: Bool { isContinued }

    /// Takes one report and returns the scan that it completes; other reports of the device mean nothing.
    package mutating func push(_ report: [UInt8]) -> ScanOutcome? {
        guard let layout = layouts.first(where: { $0.reportID == 0 || $0.reportID == report.first }) else { return nil }
        guard let content = layout.content(of: report) else {
            reset()
            return .garbled(.report)
        }
        if !isContinued { symbology = layout.symbology(of: report) }
        if buffer.count + content.count > Self.capacity { isDropping = true }
        buffer = isDropping ? [] : buffer + content
        isContinued = layout.isContinued(report)
        return isContinued ? nil : end()
    }

    /// Gives up the scan whose next report does not come.
    package mutating func silence() -> ScanOutcome? {
        defer { reset() }
        return isContinued ? .unfinished : nil
    }

    /// Forgets the scan under way.
    package mutating func discard() { reset() }

    private mutating func end() -> ScanOutcome? {
        defer { reset() }
        guard !isDropping else { return .overlong }
        // The symbology has fields of its own: what looks like one is the code's.
        let content = ScanContent.stripped(buffer[...], dropsStart: false, dropsSymbology: false)
        return content.isEmpty ? nil : .scan(Array(content))
    }

    private mutating func reset() { (buffer, isContinued, isDropping) = ([], false, false) }
}

extension ScannerReportLayout {
    /// The bytes of the code; nil when the report is shorter than it says, or says more than it can hold.
    ///
    /// Without a count the NULs at the end are padding; with one, those within are the code's.
    fileprivate func content(of report: [UInt8]) -> ArraySlice<UInt8>? {
        guard report.count > data.lowerBound else { return nil }
        let room = report[data.lowerBound..<min(data.upperBound, report.count)]
        guard let count else {
            return room.prefix((room.lastIndex { $0 != 0 } ?? room.startIndex - 1) + 1 - room.startIndex)
        }
        guard let length = count.value(of: report), length <= room.count else { return nil }
        return room.prefix(Int(length))
    }

    fileprivate func isContinued(_ report: [UInt8]) -> Bool { (continued?.value(of: report) ?? 0) != 0 }

    fileprivate func symbology(of report: [UInt8]) -> Symbology? {
        Symbology(symbology.compactMap { $0.value(of: report).flatMap(UInt8.init(exactly:)) })
    }
}
