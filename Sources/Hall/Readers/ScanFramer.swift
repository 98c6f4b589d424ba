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
        /// The pause that ends a scan: between the bytes of one scan there are at most a few milliseconds.
        package var gap: Duration = .milliseconds(50)
        /// Drops a leading STX (02).
        package var dropsStart = true
        /// Drops a leading AIM symbology identifier, such as `]Q1` (ISO/IEC 15424).
        package var dropsSymbology = true

        /// The habits of most scanners as they leave the factory.
        package init() {}
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
    package mutating func push(_ bytes: some Sequence<UInt8>) -> [Outcome] {
        var outcomes: [Outcome] = []
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

    /// Ends the scan at a pause, the only end some scanners send.
    package mutating func silence() -> Outcome? { end() }

    /// What the end of a scan yields.
    package enum Outcome: Sendable, Equatable {
        case scan([UInt8])
        case overlong
    }

    private mutating func end() -> Outcome? {
        defer {
            buffer.removeAll(keepingCapacity: true)
            isDropping = false
        }
        if isDropping {
            overlongScans += 1
            return .overlong
        }
        let scan = stripped(buffer[...])
        return scan.isEmpty ? nil : .scan(Array(scan))
    }

    /// Takes off what frames the content: padding NULs, STX, the symbology identifier.
    private func stripped(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var scan = bytes.drop { $0 == 0 }
        while scan.last == 0 { scan.removeLast() }
        if habits.dropsStart, scan.first == 0x02 { scan.removeFirst() }
        if habits.dropsSymbology, Self.beginsWithSymbology(scan) { scan.removeFirst(3) }
        return scan
    }

    /// `]`, a letter for the symbology, a digit or letter for its options.
    private static func beginsWithSymbology(_ scan: ArraySlice<UInt8>) -> Bool {
        let head = Array(scan.prefix(3))
        guard head.count == 3, head[0] == UInt8(ascii: "]") else { return false }
        return isLetter(head[1]) && (isLetter(head[2]) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(head[2]))
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte & 0xDF)
    }
}
