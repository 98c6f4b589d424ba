// SPDX-License-Identifier: Apache-2.0
import Ports

@testable import Readers

/// The report descriptor of whatever is plugged in.
enum HIDDescriptors {
    static func check(_ input: [UInt8]) throws(Broken) {
        let descriptor: HIDReportDescriptor
        do throws(HIDReportDescriptor.Fault) {
            descriptor = try HIDReportDescriptor(input)
        } catch {
            let scanner = try? HIDScanner(descriptor: input, vendor: nil, node: "/dev/hidraw0")
            return try hold(scanner == nil, "a scanner without a descriptor")
        }
        try hold(descriptor.fields.count + descriptor.applications.count <= input.count, "more fields than items")
        for field in descriptor.fields { try check(field, descriptor) }
        try checkOverlap(descriptor)
        for layout in ScannerReportLayout.all(in: descriptor) {
            let length = descriptor.length(of: .input, reportID: layout.reportID)
            try hold(layout.data.upperBound <= length && !layout.data.isEmpty, "a code outside its report")
            try hold(layout.reportID == 0 || layout.data.lowerBound > 0, "a code over its report's number")
            for place in layout.symbology + [layout.count, layout.continued].compactMap(\.self) {
                let report = [UInt8](repeating: 0xFF, count: length)
                let greatest = place.field.bitSize == 32 ? UInt32.max : (1 << UInt32(place.field.bitSize)) - 1
                try hold(place.value(of: report) == greatest, "a value is not all of its bits")
            }
        }
    }

    private static func check(
        _ field: HIDReportDescriptor.Field,
        _ descriptor: HIDReportDescriptor
    ) throws(Broken) {
        let bits = field.bitSize * field.count
        try hold(bits <= HIDReportDescriptor.reportLimit && field.bitOffset >= 0, "a field over the limit")
        let length = descriptor.length(of: field.kind, reportID: field.reportID)
        try hold(field.bitOffset + bits <= length * 8, "a field longer than its report")
        for index in [0, 1, field.count - 1, field.count] where index >= 0 {
            if let usage = field.usage(at: index), let first = field.index(of: usage) {
                try hold(first <= index || index >= field.count, "a usage is found behind itself")
                try hold(field.usage(at: first) == usage, "a usage is found at another")
            }
            let value = field.value(at: index, of: [UInt8](repeating: 0xFF, count: length))
            let isThere = index < field.count && field.bitSize <= 32
            try hold((value != nil) == isThere, "a value where none is, or none where one is")
        }
    }

    /// Fields of one report lie one behind the other, from behind its number.
    private static func checkOverlap(_ descriptor: HIDReportDescriptor) throws(Broken) {
        for kind in HIDReportDescriptor.Kind.allCases {
            for id in Set(descriptor.fields.map(\.reportID)) {
                var end = id == 0 ? 0 : 8
                for field in descriptor.fields where field.kind == kind && field.reportID == id {
                    try hold(field.bitOffset == end, "fields overlap or leave a gap")
                    end += field.bitSize * field.count
                }
            }
        }
    }
}
