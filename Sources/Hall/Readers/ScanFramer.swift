// SPDX-License-Identifier: Apache-2.0

/// Cuts the byte stream of a serial code scanner into scans.
///
/// Scanners end a scan with CR, LF, CR LF, ETX, TAB or nothing but a pause, as they are set up; none of these bytes can
/// be part of a UTF-8 or GB18030 character. CR LF counts as one end because an empty scan counts as none.
package struct ScanFramer: Sendable {
    /// How a scanner is set up.
    package struct Habits: Sendable, Equatable {
        /// Bytes that end a scan.
        package var terminators: Set<UInt8> = [0x0D, 0x0A, 0x03]
        /// The pause that ends a scan: between the bytes of one scan there are at most a few milliseconds, but for radio.
        package var gap: Duration = .milliseconds(50)
        /// False where a pause does not end a scan but shows that its end is lost.
        package var endsAtGap = true
        /// Drops a leading STX (02).
        package var dropsStart = true
        /// Drops a leading AIM symbology identifier, such as `]Q1` (ISO/IEC 15424).
        package var dropsSymbology = true

        /// The habits of most scanners as they leave the factory.
        package init() {}

        /// The habits of a scanner that is set up to end its scans with `end` (devices.md D.3).
        package init(end: ScanEnd) {
            (terminators, endsAtGap) = (end.bytes, end.isPause)
            if !endsAtGap { gap = .milliseconds(500) }
        }
    }

    /// The longest scan taken: the largest QR code holds 2,953 bytes.
    package static let capacity = 4096

    /// How many scans were longer than `capacity`, and dropped whole.
    package private(set) var overlongScans = 0

    private let habits: Habits
    private var buffer: [UInt8] = []
    private var isDropping = false

    /// Starts between two scans.
    package init(habits: Habits = Habits()) { self.habits = habits }

    /// Says whether a scan has begun: then the pause has to be timed.
    package var isMidScan: Bool { !buffer.isEmpty || isDropping }

    /// Takes bytes as they came and returns the scans they complete, in order.
    package mutating func push(_ bytes: some Sequence<UInt8>) -> [ScanOutcome] {
        var outcomes: [ScanOutcome] = []
        for byte in bytes {
            if habits.terminators.contains(byte) {
                if let outcome = end() { outcomes.append(outcome) }
            } else if buffer.count == Self.capacity {
                buffer.removeAll(keepingCapacity: true)
                isDropping = true
            } else if !isDropping {
                buffer.append(byte)
            }
        }
        return outcomes
    }

    /// Ends the scan at a pause of `gap`, the only end some scanners send; others are cut off there.
    package mutating func silence() -> ScanOutcome? { end(isCut: !habits.endsAtGap) }

    /// The pause after which `silence()` has to be called.
    package var gap: Duration { habits.gap }

    private mutating func end(isCut: Bool = false) -> ScanOutcome? {
        defer {
            buffer.removeAll(keepingCapacity: true)
            isDropping = false
        }
        if isDropping {
            overlongScans += 1
            return .overlong
        }
        let scan = ScanContent.stripped(
            buffer[...],
            dropsStart: habits.dropsStart,
            dropsSymbology: habits.dropsSymbology
        )
        guard !scan.isEmpty else { return nil }
        return isCut ? .unfinished : .scan(Array(scan))
    }
}
