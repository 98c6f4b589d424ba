// SPDX-License-Identifier: Apache-2.0
package import Ports

/// How the protocol's bytes fill the reports of a HID reader, whose sizes its report descriptor says.
package struct SDTReports: Sendable, Equatable {
    private let outputID: UInt8
    /// Bytes of an output report behind its number.
    private let room: Int
    private let inputHasID: Bool
    /// True when a byte before the protocol's says how many follow.
    private var hasCount: Bool

    /// Takes the largest report each way; nil when there is none in one of the directions.
    package init?(_ descriptor: HIDReportDescriptor) {
        func largest(_ kind: HIDReportDescriptor.Kind) -> (id: UInt8, bytes: Int)? {
            Set(descriptor.fields.filter { $0.kind == kind }.map(\.reportID)).sorted()
                .map { (id: $0, bytes: descriptor.length(of: kind, reportID: $0) - ($0 == 0 ? 0 : 1)) }
                .filter { $0.bytes > 1 }
                .max { $0.bytes < $1.bytes }
        }
        guard let input = largest(.input), let output = largest(.output) else { return nil }
        (outputID, room, inputHasID) = (output.id, output.bytes, input.id != 0)
        // A field of one byte, and the rest of the report in another.
        let fields = descriptor.fields.filter { $0.kind == .input && $0.reportID == input.id }
        hasCount = fields.count > 1 && fields[0].bitSize == 8 && fields[0].count == 1 && fields[1].count > 1
    }

    /// Fills reports with `bytes`, as write(2) on a hidraw node takes them: the number first, 0 for none.
    package func reports(of bytes: [UInt8]) -> [[UInt8]] {
        let piece = hasCount ? room - 1 : room
        return stride(from: 0, to: bytes.count, by: piece).map { start in
            let part = bytes[start..<min(start + piece, bytes.count)]
            let filled = (hasCount ? [UInt8(clamping: part.count)] : []) + part
            return [outputID] + filled + [UInt8](repeating: 0, count: room - filled.count)
        }
    }

    /// What a report carries behind its number and count; padding is left on where no count tells it.
    ///
    /// A reader may count without declaring it: that is learned from a report that begins an answer, `isFirst`.
    package mutating func content(of report: [UInt8], isFirst: Bool) -> ArraySlice<UInt8> {
        let payload = report.dropFirst(inputHasID ? 1 : 0)
        let beginning: [UInt8] = [0xAA, 0xAA, 0xAA]
        if isFirst, payload.dropFirst().starts(with: beginning), let count = payload.first.map(Int.init) {
            // Three more than one AA: of four the first may be the count 170 only in reports that long.
            hasCount = hasCount || !payload.starts(with: beginning) && count < payload.count
        }
        guard hasCount, let count = payload.first.map(Int.init) else { return payload }
        return payload.dropFirst().prefix(count)
    }
}
