// SPDX-License-Identifier: Apache-2.0
package import Ports

/// Where a HID POS scanner puts what it has read in its reports, as its report descriptor says: makers differ (HUT 1.5
/// section 25, devices.md D.2).
package struct ScannerReportLayout: Sendable, Equatable {
    /// One value of a field.
    struct Place: Sendable, Equatable {
        let field: HIDReportDescriptor.Field
        let index: Int

        func value(of report: [UInt8]) -> UInt32? { field.value(at: index, of: report) }
    }

    /// The page of bar code scanners.
    static let page: UInt16 = 0x8C
    /// The symbology identifier's three characters, as `]`, `Q`, `1`.
    static let symbology = [0xFB, 0xFC, 0xFD].map { HIDUsage(page: page, $0) }
    /// The bytes of the code.
    static let data = HIDUsage(page: page, 0xFE)
    /// Says that the code goes on in the next report.
    static let continued = HIDUsage(page: page, 0xFF)

    /// The report's number, its first byte; 0 when reports have none.
    package let reportID: UInt8
    /// Which bytes of a report are the code's, padding included.
    package let data: Range<Int>
    let count: Place?
    let symbology: [Place]
    let continued: Place?

    /// The reports of `descriptor` that hold scanned codes; empty for a device that is no HID POS scanner.
    package static func all(in descriptor: HIDReportDescriptor) -> [ScannerReportLayout] {
        let fields = descriptor.fields.filter { $0.kind == .input && !$0.flags.contains(.constant) }
        var layouts: [ScannerReportLayout] = []
        for id in Set(fields.map(\.reportID)).sorted() {
            if let layout = ScannerReportLayout(id, fields.filter { $0.reportID == id }) { layouts.append(layout) }
        }
        return layouts
    }

    /// nil when the fields hold no bytes of a code.
    private init?(_ reportID: UInt8, _ fields: [HIDReportDescriptor.Field]) {
        guard let bytes = fields.first(where: { $0.index(of: Self.data) == 0 }),
            bytes.bitSize == 8, bytes.bitOffset % 8 == 0, bytes.count > 0
        else { return nil }
        self.reportID = reportID
        data = bytes.bitOffset / 8..<bytes.bitOffset / 8 + bytes.count
        count = Self.place(of: .byteCount, in: fields)
        continued = Self.place(of: Self.continued, in: fields)
        let places = Self.symbology.compactMap { Self.place(of: $0, in: fields) }
        symbology = places.count == Self.symbology.count ? places : []
    }

    private static func place(of usage: HIDUsage, in fields: [HIDReportDescriptor.Field]) -> Place? {
        for field in fields where field.bitSize <= 32 {
            if let index = field.index(of: usage) { return Place(field: field, index: index) }
        }
        return nil
    }
}
