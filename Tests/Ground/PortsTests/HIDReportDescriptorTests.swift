// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import Ports

/// Report descriptors are read as the kernel reads them (HID 1.11 section 6.2.2).
struct HIDReportDescriptorTests {
    /// The descriptor of devices.md D.2 without byte count, "layout 3".
    private static let scanner = """
        05 8C 09 02 A1 01 85 02 15 00 26 FF 00 75 08 95 01 09 FB 81 02 09 FC 81 02 09 FD 81 02 95 38 09 FE 82 02 01 \
        75 01 95 01 25 01 09 FF 81 02 75 07 81 03 C0
        """
    private static let keyboard = """
        05 01 09 06 A1 01 05 07 19 E0 29 E7 15 00 25 01 75 01 95 08 81 02 95 01 75 08 81 03 95 06 75 08 15 00 25 65 \
        05 07 19 00 29 65 81 00 C0
        """

    @Test
    func `a scanner's fields are where its reports have them`() throws {
        let descriptor = try Self.read(Self.scanner)
        #expect(descriptor.applications == [HIDUsage(page: 0x8C, 0x02)])
        #expect(descriptor.fields.map(\.bitOffset) == [8, 16, 24, 32, 480, 481])
        let data = descriptor.fields[3]
        #expect(data.kind == .input && data.reportID == 2 && data.bitSize == 8 && data.count == 56)
        #expect(data.usages == [HIDUsage(page: 0x8C, 0xFE)...HIDUsage(page: 0x8C, 0xFE)])
        #expect(data.flags == [.variable, .bufferedBytes])
        #expect((data.logicalMinimum, data.logicalMaximum) == (0, 255))
        #expect(data.collections == [HIDUsage(page: 0x8C, 0x02)])
        #expect(descriptor.fields[5].flags.contains(.constant) && descriptor.fields[5].usages.isEmpty)
        #expect(descriptor.length(of: .input, reportID: 2) == 61)
        #expect(descriptor.length(of: .feature, reportID: 2) == 0)
    }

    @Test
    func `a keyboard has ranges of usages and reports without number`() throws {
        let descriptor = try Self.read(Self.keyboard)
        #expect(descriptor.applications == [.keyboard])
        #expect(descriptor.fields.map(\.reportID) == [0, 0, 0])
        #expect(descriptor.fields.map(\.bitOffset) == [0, 8, 16])
        let modifiers = descriptor.fields[0]
        #expect(modifiers.usage(at: 0) == HIDUsage(page: 7, 0xE0))
        #expect(modifiers.usage(at: 7) == HIDUsage(page: 7, 0xE7))
        #expect(modifiers.usage(at: 99) == HIDUsage(page: 7, 0xE7), "the last stands for the rest")
        #expect(modifiers.index(of: HIDUsage(page: 7, 0xE1)) == 1)
        #expect(modifiers.index(of: HIDUsage(page: 7, 0x04)) == nil)
        #expect(descriptor.length(of: .input, reportID: 0) == 8)
    }

    @Test
    func `global items are pushed and popped, and numbers keep their sign`() throws {
        let descriptor = try Self.read(
            """
            05 01 15 81 25 7F 75 08 95 01 A4 ; -127 to 127
            06 00 FF 16 00 80 27 FF FF 00 00 77 10 00 00 00 09 01 81 02 ; a vendor's page, -32768 to 65535, 16 bits
            B4 09 30 81 06                   ; popped
            15 00 25 FF 09 31 81 02          ; FF is 255 behind a least value of 0
            """
        )
        #expect(descriptor.fields.map(\.bitSize) == [16, 8, 8])
        #expect(descriptor.fields.map(\.bitOffset) == [0, 16, 24])
        #expect(descriptor.fields.map(\.logicalMinimum) == [-32768, -127, 0])
        #expect(descriptor.fields.map(\.logicalMaximum) == [65535, 127, 255])
        #expect(descriptor.fields.map { $0.usage(at: 0)?.page } == [0xFF00, 1, 1])
    }

    @Test(arguments: [
        ("05 8C 09 FE 75 08 95 01 81 02", [0x8C_00FE]),
        ("09 FE 05 8C 75 08 95 01 81 02 ; the page behind its usage", [0x8C_00FE]),
        ("05 01 09 3B 05 8C 09 FE 75 08 95 02 81 02 ; two pages", [0x01_003B, 0x8C_00FE]),
        ("05 01 0B FE 00 8C 00 75 08 95 01 81 02 ; a usage with its own page", [0x8C_00FE]),
        ("05 07 A9 01 09 04 09 05 A9 00 09 06 75 08 95 02 81 02 ; the first of alternatives", [0x07_0004, 0x07_0006]),
        ("05 07 29 05 75 08 95 01 81 02 ; a range without beginning", []),
        ("05 07 19 06 29 05 75 08 95 01 81 02 ; a range backwards", []),
        ("05 07 FE 02 10 AA BB 09 04 75 08 95 01 81 02 ; a long item", [0x07_0004]),
        ("05 07 09 04 A1 00 75 08 95 01 81 02 C0 ; a usage belongs to one item", []),
    ])
    func `usages have the page that counts`(hex: String, expected: [UInt32]) throws {
        #expect(try Self.read(hex).fields[0].usages.map(\.lowerBound.rawValue) == expected)
    }

    @Test
    func `reports are counted apart, by number and by kind`() throws {
        let descriptor = try Self.read(
            "75 08 85 01 95 02 81 02 85 02 95 03 81 02 91 02 B1 02 85 01 95 04 81 02"
        )
        #expect(descriptor.fields.map(\.bitOffset) == [8, 8, 8, 8, 24])
        #expect(descriptor.length(of: .input, reportID: 1) == 7)
        #expect(descriptor.length(of: .input, reportID: 2) == 4)
        #expect(descriptor.length(of: .output, reportID: 2) == 4)
        #expect(descriptor.length(of: .feature, reportID: 2) == 4)
    }

    @Test(arguments: [
        ("05", HIDReportDescriptor.Fault.cutShort), ("06 00", .cutShort), ("27 01 02 03", .cutShort),
        ("FE", .cutShort), ("FE 02 10 AA", .cutShort),
        ("C0", .collections), ("A1 01", .collections), ("A1 01 C0 C0", .collections),
        ("B4", .stack), ("A4 A4 A4 A4 A4", .stack),
        ("85 00", .reportID), ("86 00 01", .reportID), ("75 08 95 01 81 02 85 01 81 02", .reportID),
        ("A4 85 01 75 08 95 01 81 02 B4 75 08 95 01 81 02", .reportID),
        ("76 01 01", .limit), ("96 01 30", .limit), ("77 FF FF FF FF", .limit),
        ("76 00 01 96 00 30 81 02", .limit),
        (String(repeating: "A1 00 ", count: 33), .limit),
    ])
    func `what is cut short or contradicts itself is refused`(hex: String, fault: HIDReportDescriptor.Fault) {
        #expect(throws: fault) { try Self.read(hex) }
    }

    @Test
    func `a descriptor has a limit`() throws {
        let item = [UInt8](repeating: 0x00, count: 0) + [0x75, 0x08]
        let full = Array(repeating: item, count: HIDReportDescriptor.capacity / 2).flatMap(\.self)
        _ = try HIDReportDescriptor(full)
        #expect(throws: HIDReportDescriptor.Fault.limit) { try HIDReportDescriptor(full + item) }
    }

    @Test
    func `a scanner's descriptor cut anywhere is refused or shorter, and never more`() throws {
        let bytes = Self.bytes(Self.scanner)
        for length in 0..<bytes.count {
            guard let descriptor = try? HIDReportDescriptor(Array(bytes.prefix(length))) else { continue }
            #expect(descriptor.fields.isEmpty, "\(length) bytes")
        }
    }

    @Test
    func `values are bits from the least, over the bounds of bytes`() throws {
        let field = try Self.read("05 01 09 30 85 01 75 0C 95 02 81 02").fields[0]
        let report: [UInt8] = [0x01, 0x23, 0xF1, 0xAB]
        #expect(field.value(at: 0, of: report) == 0x123)
        #expect(field.value(at: 1, of: report) == 0xABF)
        #expect(field.value(at: 2, of: report) == nil)
        #expect(field.value(at: 1, of: [0x01, 0x23, 0xF1]) == nil)
        #expect(field.value(at: -1, of: report) == nil)
    }

    @Test
    func `held keys are the bits that are set`() {
        #expect(HeldKeys.codes([0x00, 0x02, 0x80]) == [9, 23])
        #expect(HeldKeys.codes([0x01]) == [0])
        #expect(HeldKeys.codes([]).isEmpty)
    }

    private static func bytes(_ hex: String) -> [UInt8] {
        hex.split(separator: "\n").flatMap { line in
            line.prefix { $0 != ";" }.split(separator: " ").compactMap { UInt8($0, radix: 16) }
        }
    }

    private static func read(_ hex: String) throws(HIDReportDescriptor.Fault) -> HIDReportDescriptor {
        try HIDReportDescriptor(bytes(hex))
    }
}
