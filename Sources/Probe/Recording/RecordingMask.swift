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
        case runs([UInt8])
    }

    /// The most bytes that are held back for a run of text to show itself.
    private static let runLimit = 256
    private static let modulePreamble: [UInt8] = [0xAA, 0xAA, 0xAA, 0x96, 0x69]

    private var way: Way

    init(_ kind: Recording.Kind, descriptor: [UInt8]) {
        way =
            switch kind {
            case .reader: .module(ModuleMask())
            case .scanner: .text
            case .keys: .keys
            case .reports: .reports((try? HIDReportDescriptor(descriptor)).map(ScannerReportLayout.all) ?? [])
            case .printer, .raw: .runs([])
            }
    }

    /// Whether something is held back: then `silence()` has to follow a pause.
    var isHolding: Bool {
        switch way {
        case .module(let mask): mask.isHolding
        case .runs(let held): !held.isEmpty
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
        case .runs(let held):
            let all = held + bytes
            guard all.firstRange(of: Self.modulePreamble) == nil else { throw .cardModule }
            way = .runs(all.count > Self.runLimit ? [] : all)
            return all.count > Self.runLimit ? TextMask.maskedRuns(all) : []
        }
    }

    /// Nothing came for a while: what is held back will not be completed.
    mutating func silence() -> [UInt8] {
        switch way {
        case .module(var mask):
            defer { way = .module(mask) }
            return mask.silence()
        case .runs(let held):
            way = .runs([])
            return TextMask.maskedRuns(held)
        case .text, .keys, .reports: return []
        }
    }

    /// A report that no layout knows may hold anything: all of it is masked but its number.
    private static func masked(_ report: [UInt8], _ layouts: [ScannerReportLayout]) -> [UInt8] {
        let layout = layouts.first { $0.reportID == 0 || $0.reportID == report.first }
        let secret = layout?.data ?? 1..<report.count
        return report.enumerated().map { secret.contains($0) ? TextMask.masked($1) : $1 }
    }
}
