// SPDX-License-Identifier: Apache-2.0
import Ports

/// How scans are cut out of what a scanner sends: by the kind of its port.
enum ScanSource: Sendable {
    /// Bytes of a serial line or connection.
    case stream(ScanFramer)
    /// Keys.
    case keys(KeyDecoder)
    /// Reports; none before the descriptor is known.
    case reports(ScanReports)

    init(_ address: DeviceAddress, _ habits: ScannerHabits) {
        switch address {
        case .keys: self = .keys(KeyDecoder(habits: habits.keys))
        case .hid: self = .reports(ScanReports(layouts: []))
        default: self = .stream(ScanFramer(habits: habits.stream))
        }
    }

    /// Says whether a scan is under way: then `gap` has to be timed.
    var isMidScan: Bool {
        switch self {
        case .stream(let framer): framer.isMidScan
        case .keys(let decoder): decoder.isMidScan
        case .reports(let reports): reports.isMidScan
        }
    }

    /// The pause after which `silence()` has to be called.
    var gap: Duration {
        switch self {
        case .stream(let framer): framer.gap
        case .keys(let decoder): decoder.gap
        case .reports: ScanReports.gap
        }
    }

    /// What kind of code the last scan is, where the scanner tells it apart from the code.
    var symbology: Symbology? { if case .reports(let reports) = self { reports.symbology } else { nil } }

    /// Says that keys were lost, and `know(held:)` is to tell which are down.
    var asksForHeldKeys: Bool { if case .keys(let decoder) = self { decoder.asksForHeldKeys } else { false } }

    /// Takes what one read gave, and returns the scans it completes.
    mutating func push(_ bytes: [UInt8], at now: MonotonicTime) -> [ScanOutcome] {
        switch self {
        case .stream(var framer):
            defer { self = .stream(framer) }
            return framer.push(bytes)
        case .keys(var decoder):
            defer { self = .keys(decoder) }
            return decoder.push(InputEvent.list(bytes), at: now)
        case .reports(var reports):
            defer { self = .reports(reports) }
            return reports.push(bytes).map { [$0] } ?? []
        }
    }

    /// Ends what is under way at a pause of `gap`.
    mutating func silence() -> ScanOutcome? {
        switch self {
        case .stream(var framer):
            defer { self = .stream(framer) }
            return framer.silence()
        case .keys(var decoder):
            defer { self = .keys(decoder) }
            return decoder.silence()
        case .reports(var reports):
            defer { self = .reports(reports) }
            return reports.silence()
        }
    }

    /// Forgets what is under way.
    mutating func discard() {
        switch self {
        case .stream(var framer):
            _ = framer.silence()
            self = .stream(framer)
        case .keys(var decoder):
            decoder.discard()
            self = .keys(decoder)
        case .reports(var reports):
            reports.discard()
            self = .reports(reports)
        }
    }

    /// Tells a decoder of keys which of them are down.
    mutating func know(held: Set<UInt16>, isOpening: Bool = false) {
        guard case .keys(var decoder) = self else { return }
        decoder.know(held: held, isOpening: isOpening)
        self = .keys(decoder)
    }
}
