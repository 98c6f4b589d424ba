// SPDX-License-Identifier: Apache-2.0
import Ports
import Readers

/// What of a device's bytes may be kept, by the kind of device: applied before anything leaves the memory.
struct RecordingMask: Sendable {
    private enum Way: Sendable {
        case module(ModuleMask)
        case text
        case keys
        /// The bytes of a report that are the code's, by the report's number.
        case reports([ScannerReportLayout])
        case runs(RunMask)
    }

    private var way: Way

    init(_ kind: Recording.Kind, descriptor: [UInt8]) {
        way =
            switch kind {
            case .reader: .module(ModuleMask())
            case .scanner: .text
            case .keys: .keys
            case .reports: .reports((try? HIDReportDescriptor(descriptor)).map(ScannerReportLayout.all) ?? [])
            case .printer, .raw: .runs(RunMask())
            }
    }

    /// Whether something is held back: then `silence()` has to follow a pause.
    var isHolding: Bool {
        switch way {
        case .module(let mask): mask.isHolding
        case .runs(let mask): mask.isHolding
        case .text, .keys, .reports: false
        }
    }

    /// Takes bytes as they came and returns what may be kept of them; throws where a card module speaks unmasked.
    mutating func push(_ bytes: [UInt8]) throws(RecordingFault) -> [UInt8] {
        switch way {
        case .module(var mask):
            defer { way = .module(mask) }
            return mask.push(bytes)
        case .text: return TextMask.masked(bytes)
        case .keys: return KeyMask.masked(bytes)
        case .reports(let layouts): return Self.masked(bytes, layouts)
        case .runs(var mask):
            defer { way = .runs(mask) }
            return try mask.push(bytes)
        }
    }

    /// Nothing came for a while: what is held back will not be completed.
    mutating func silence() -> [UInt8] {
        switch way {
        case .module(var mask):
            defer { way = .module(mask) }
            return mask.silence()
        case .runs(var mask):
            defer { way = .runs(mask) }
            return mask.silence()
        case .text, .keys, .reports: return []
        }
    }

    /// A report that no layout knows may hold anything: all of it is masked but its number.
    private static func masked(_ report: [UInt8], _ layouts: [ScannerReportLayout]) -> [UInt8] {
        let layout = layouts.first { $0.reportID == 0 || $0.reportID == report.first }
        let secret = layout?.data ?? 1..<max(1, report.count)
        return report.enumerated().map { secret.contains($0) ? TextMask.masked($1) : $1 }
    }
}
