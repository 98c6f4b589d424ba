// SPDX-License-Identifier: Apache-2.0
import Ports
import Testing

@testable import Readers

/// Reports of HID POS scanners, whatever their layout (devices.md D.2).
struct `Scan reports` {
    @Test(arguments: POSDescriptor.allCases)
    func `the descriptor says where the code is`(scanner: POSDescriptor) throws {
        let descriptor = try HIDReportDescriptor(scanner.descriptor)
        let layouts = ScannerReportLayout.all(in: descriptor)
        #expect(layouts.map(\.data) == [scanner.data])
        let id = try #require(layouts.first?.reportID)
        #expect(descriptor.length(of: .input, reportID: id) == scanner.length)
        #expect((layouts[0].count != nil) == scanner.hasCount)
        #expect((layouts[0].continued != nil) == scanner.canContinue)
        #expect(layouts[0].symbology.count == (scanner.hasSymbology ? 3 : 0))
    }

    @Test(arguments: POSDescriptor.allCases)
    func `a code is read, and its symbology`(scanner: POSDescriptor) throws {
        var receiver = try scanner.receiver()
        for code in ["A", "5901234123457", "HALL-1234\r"] {
            let outcomes = scanner.reports(Array(code.utf8)).compactMap { receiver.push($0) }
            #expect(outcomes == [.scan(Array(code.utf8.filter { $0 != 0x0D }))])
            #expect(receiver.symbology?.text == (scanner.hasSymbology ? "]Q1" : nil))
        }
        _ = scanner.reports([0x41], symbology: "]E0").compactMap { receiver.push($0) }
        #expect(receiver.symbology?.text == (scanner.hasSymbology ? "]E0" : nil))
        _ = scanner.reports([0x41], symbology: "\0\0\0").compactMap { receiver.push($0) }
        #expect(receiver.symbology?.text == nil)
    }

    @Test(arguments: POSDescriptor.allCases.filter(\.canContinue), [57, 112, 1000, 2953])
    func `a code over several reports is joined`(scanner: POSDescriptor, size: Int) throws {
        let code = (0..<size).map { UInt8(0x30 + $0 % 10) }
        var receiver = try scanner.receiver()
        for _ in 0..<2 {
            let reports = scanner.reports(code)
            for report in reports.dropLast() {
                #expect(receiver.push(report) == nil)
                #expect(receiver.isMidScan)
            }
            #expect(receiver.push(try #require(reports.last)) == .scan(code))
            #expect(!receiver.isMidScan)
        }
    }

    @Test(arguments: POSDescriptor.allCases.filter(\.hasCount))
    func `a NUL within a code is kept where there is a count`(scanner: POSDescriptor) throws {
        var receiver = try scanner.receiver()
        #expect(receiver.push(scanner.reports(bytes("61 00 62 00 63"))[0]) == .scan(bytes("61 00 62 00 63")))
    }

    @Test func `the vector with NULs in it is a code that goes on`() throws {
        var receiver = try POSDescriptor.honeywell.receiver()
        let first = bytes("02 04 5D 51 31 61 00 62 00") + [UInt8](repeating: 0, count: 52) + [1]
        #expect(first.count == 62)
        #expect(receiver.push(first) == nil)
        #expect(receiver.isMidScan && receiver.symbology?.text == "]Q1")
        #expect(receiver.push(POSDescriptor.honeywell.reports([0x63])[0]) == .scan(bytes("61 00 62 00 63")))
    }

    @Test func `without a count the padding is taken off`() throws {
        var receiver = try POSDescriptor.withoutCount.receiver()
        let code = Array("5901234123457".utf8)
        let report = bytes("02 5D 45 30") + code + [UInt8](repeating: 0, count: 57 - code.count)
        #expect(report.count == 61)
        #expect(receiver.push(report) == .scan(code))
        #expect(receiver.symbology?.text == "]E0")
    }

    @Test func `a boarding pass over two reports of 64 bytes, as Access-IS prints it`() throws {
        // Structure of the manual's example; the passenger is synthetic.
        let code = Array("M1SAMPLE/PASSENGER    YABCDEF LHRDURAK 3542 052Y003D23   ".utf8)
        #expect(code.count == 57)
        let first = bytes("02 38 5D 51 30") + code[..<56] + bytes("73 00 01")
        let second = bytes("02 04 5D 51 30 20 31 30 30") + [UInt8](repeating: 0, count: 52) + bytes("73 00 00")
        var receiver = try POSDescriptor.accessIS.receiver()
        #expect(receiver.push(first) == nil)
        #expect(receiver.push(second) == .scan(Array(code[..<56]) + bytes("20 31 30 30")))
    }

    @Test(arguments: POSDescriptor.allCases.filter(\.canContinue))
    func `a code whose rest does not come is given up`(scanner: POSDescriptor) throws {
        let reports = scanner.reports([UInt8](repeating: 0x41, count: 100))
        var receiver = try scanner.receiver()
        #expect(receiver.push(reports[0]) == nil)
        #expect(receiver.silence() == .unfinished)
        #expect(receiver.silence() == nil)
        #expect(receiver.push(try #require(scanner.reports([0x42]).first)) == .scan([0x42]))
    }

    @Test func `a code longer than any is dropped whole, and the next is read`() throws {
        let scanner = POSDescriptor.honeywell
        var receiver = try scanner.receiver()
        let greatest = [UInt8](repeating: 0x41, count: ScanReports.capacity)
        #expect(scanner.reports(greatest).compactMap { receiver.push($0) } == [.scan(greatest)])
        #expect(scanner.reports(greatest + [0x41]).compactMap { receiver.push($0) } == [.overlong])
        #expect(scanner.reports([0x42]).compactMap { receiver.push($0) } == [.scan([0x42])])
    }

    @Test(arguments: [
        ("02 39 5D 51 31 41 ; more than the report can hold", 62),
        ("02 05 5D 51 31 41 ; more than came", 6),
        ("02 01 5D          ; cut off before the code", 3),
        ("02                ; nothing but its number", 1),
    ])
    func `a report that contradicts its length is no code`(hex: String, length: Int) throws {
        let head = bytes(hex)
        var receiver = try POSDescriptor.honeywell.receiver()
        #expect(receiver.push(head + [UInt8](repeating: 0, count: length - head.count)) == .garbled(.report))
        #expect(!receiver.isMidScan)
    }

    @Test func `other reports of the device, and empty ones, are none`() throws {
        var receiver = try POSDescriptor.vendorBytes.receiver()
        #expect(receiver.push([7, 1, 2, 3, 4]) == nil)
        #expect(receiver.push([]) == nil)
        #expect(receiver.push([5] + [UInt8](repeating: 0, count: 40)) == nil)
        var deaf = ScanReports(layouts: [])
        #expect(deaf.push([2, 1, 0x41]) == nil)
    }
}
