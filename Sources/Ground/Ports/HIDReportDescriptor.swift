// SPDX-License-Identifier: Apache-2.0

/// Where the fields of a HID device's reports are (USB-IF, Device Class Definition for HID 1.11, section 6.2.2).
///
/// Read as the kernel reads it, with its limits: what it refuses has no hidraw node.
package struct HIDReportDescriptor: Sendable, Equatable {
    /// Which way a report goes.
    package enum Kind: Sendable, CaseIterable {
        case input, output, feature
    }

    /// Why bytes are no report descriptor.
    package enum Fault: Error, Sendable, Hashable {
        /// An item ends behind the last byte.
        case cutShort
        /// Collections do not nest, or not all are closed.
        case collections
        /// Push and pop do not match.
        case stack
        /// A report id of 0, or one after fields without.
        case reportID
        /// A named limit is exceeded.
        case limit
    }

    /// One Input, Output or Feature item: `count` values of `bitSize` bits.
    package struct Field: Sendable, Hashable {
        /// Which kind of report it is in.
        package let kind: Kind
        /// The report's number, 0 for the only report of a device without numbers.
        package let reportID: UInt8
        /// Where it begins, in bits from the first byte that hidraw reads; the report's number is that byte if there is one.
        package let bitOffset: Int
        /// The bits of one value.
        package let bitSize: Int
        /// How many values.
        package let count: Int
        /// What the values are for, in ranges as declared; see `usage(at:)`.
        package let usages: [ClosedRange<HIDUsage>]
        /// What kind of values.
        package let flags: Flags
        /// The least value.
        package let logicalMinimum: Int64
        /// The greatest value.
        package let logicalMaximum: Int64
        /// What the collections around it are for, from the outermost.
        package let collections: [HIDUsage]
    }

    /// The bits of an Input, Output or Feature item (HID 1.11 section 6.2.2.5).
    package struct Flags: OptionSet, Sendable, Hashable {
        /// The item's data.
        package let rawValue: UInt32

        /// Takes the item's data.
        package init(rawValue: UInt32) { self.rawValue = rawValue }

        /// Padding, or what cannot be changed.
        package static let constant = Flags(rawValue: 0x01)
        /// Each value has a usage; otherwise values are usages.
        package static let variable = Flags(rawValue: 0x02)
        /// A stream of bytes.
        package static let bufferedBytes = Flags(rawValue: 0x100)
    }

    /// The most bytes of a descriptor, HID_MAX_DESCRIPTOR_SIZE.
    package static let capacity = 4096
    /// The most bits of a value, as the kernel has it.
    package static let bitSizeLimit = 256
    /// The most values of a field, HID_MAX_USAGES.
    package static let countLimit = 12_288
    /// The most bits of a report, HID_MAX_BUFFER_SIZE.
    package static let reportLimit = 16_384 * 8
    /// How deep collections nest here.
    package static let depthLimit = 32
    /// How often push may be used without pop, HID_GLOBAL_STACK_SIZE.
    package static let stackLimit = 4

    /// The fields, as they are declared.
    package let fields: [Field]
    /// What the outermost collections are for: a keyboard, a bar code scanner.
    package let applications: [HIDUsage]

    /// Reads a descriptor.
    package init(_ bytes: [UInt8]) throws(Fault) {
        guard bytes.count <= Self.capacity else { throw .limit }
        var parser = HIDReportParser()
        var rest = bytes[...]
        while let item = try HIDItem(&rest) { try parser.take(item) }
        (fields, applications) = try parser.finish()
    }

    /// How many bytes a report has as hidraw reads it, its number included; 0 when there is none.
    package func length(of kind: Kind, reportID: UInt8) -> Int {
        let report = fields.filter { $0.kind == kind && $0.reportID == reportID }
        return ((report.map(\.bitEnd).max() ?? 0) + 7) / 8
    }
}

extension HIDReportDescriptor.Field {
    /// The bit behind its last one.
    var bitEnd: Int { bitOffset + bitSize * count }

    /// What the value at `index` is for: the last usage stands for all that follow (HID 1.11 section 6.2.2.8).
    package func usage(at index: Int) -> HIDUsage? {
        var left = UInt32(clamping: index)
        for range in usages {
            let width = range.upperBound.rawValue - range.lowerBound.rawValue
            if left <= width { return HIDUsage(rawValue: range.lowerBound.rawValue + left) }
            left -= width + 1
        }
        return usages.last?.upperBound
    }

    /// The first value that is declared for `usage`; nil when none is.
    package func index(of usage: HIDUsage) -> Int? {
        var start = 0
        for range in usages where start < count {
            if range.contains(usage) {
                let index = start + Int(usage.rawValue - range.lowerBound.rawValue)
                return index < count ? index : nil
            }
            start += Int(range.upperBound.rawValue - range.lowerBound.rawValue) + 1
        }
        return nil
    }

    /// The unsigned value at `index` of a report, whose bits count from the least; nil behind the report's end.
    ///
    /// Values are of at most 32 bits.
    package func value(at index: Int, of report: [UInt8]) -> UInt32? {
        let start = bitOffset + index * bitSize
        guard (0..<count).contains(index), bitSize <= 32, start + bitSize <= report.count * 8 else { return nil }
        return (0..<bitSize).reduce(UInt32(0)) { value, bit in
            let place = start + bit
            return value | UInt32(report[place / 8] >> (place % 8) & 1) << bit
        }
    }
}
