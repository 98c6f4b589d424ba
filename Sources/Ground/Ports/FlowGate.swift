// SPDX-License-Identifier: Apache-2.0
import CLinux

/// Decides when and how much may be written to a serial device that asks for pauses by XOFF or by its DTR line.
///
/// Not left to the kernel: of its USB serial drivers only those whose chip does it honour IXON (cdc_acm and ch341 do not), and
/// none knows DTR. What a driver or chip has taken cannot be called back, so no more is handed over than the line carries in
/// a moment: a printer that says it is full still has room for some hundred bytes.
struct FlowGate {
    /// The lines of a serial port that a device drives, as TIOCMGET gives them (tty_ioctl(4)).
    struct Lines: OptionSet {
        let rawValue: CInt

        /// The lines that a device's DTR arrives at.
        static let ready = Lines(rawValue: CInt(LINUX_TTY_DSR | LINUX_TTY_CTS))

        init(rawValue: CInt) { self.rawValue = rawValue }

        /// Asks the port; nil where it has none, as a pseudo-terminal.
        init?(of number: CInt) {
            let lines = linux_tty_lines(number)
            guard lines >= 0 else { return nil }
            self = Lines(rawValue: lines).intersection(.ready)
        }
    }

    /// What may be done now.
    enum Answer: Equatable {
        /// At most so many bytes may be written.
        case write(Int)
        /// Nothing may for this long.
        case wait(Duration)
        /// Nothing may until an XON comes.
        case waitForXON
    }

    /// The most bytes that may be under way to the device: what a printer that reports a full buffer still has room for.
    static let most = 128
    /// How many bytes are handed over at once, so that the line does not stand idle when the loop is late.
    static let piece = most / 2
    /// How often the lines of a device that asked for a pause are looked at.
    static let heldInterval = Duration.milliseconds(50)
    /// The bytes that end and begin a pause (ASCII DC3 and DC1).
    static let (xoff, xon): (UInt8, UInt8) = (0x13, 0x11)

    /// Whether `ask` wants to know the port's lines; a USB adapter may take a millisecond to tell.
    let needsLines: Bool
    private let flow: FlowControl
    private var perByte: ByteTime
    private var isStopped = false
    /// The lines that have been seen raised: a cable may lack any of them.
    private var wired: Lines = []
    /// When what was handed over has left, ten bit times a byte.
    private var busyUntil: MonotonicTime?

    /// Begins with a device that takes bytes.
    init(_ flow: FlowControl, baud: Baud) {
        (self.flow, needsLines) = (flow, flow == .dtr)
        perByte = ByteTime(baud)
    }

    /// Goes on at another speed.
    mutating func change(to baud: Baud) { perByte = ByteTime(baud) }

    /// Takes XON and XOFF out of what came in; true when a pause has ended.
    mutating func receive(_ bytes: inout [UInt8]) -> Bool {
        guard flow == .xonxoff, let last = bytes.last(where: { $0 == Self.xoff || $0 == Self.xon }) else {
            return false
        }
        bytes.removeAll { $0 == Self.xoff || $0 == Self.xon }
        defer { isStopped = last == Self.xoff }
        return isStopped && last == Self.xon
    }

    /// Says what may be written at `now`; `lines` are those raised, nil where the port has none.
    mutating func ask(at now: MonotonicTime, lines: Lines?) -> Answer {
        guard !isStopped else { return .waitForXON }
        guard isReady(lines) else { return .wait(Self.heldInterval) }
        let underWay = perByte.bytes(in: now.duration(to: busyUntil ?? now))
        guard underWay > Self.most - Self.piece else { return .write(Self.most - underWay) }
        return .wait(perByte.duration * (underWay - (Self.most - Self.piece)))
    }

    /// Notes that `count` bytes were handed over.
    mutating func wrote(_ count: Int, at now: MonotonicTime) {
        busyUntil = max(busyUntil ?? now, now).advanced(by: perByte.duration * count)
    }

    private mutating func isReady(_ lines: Lines?) -> Bool {
        guard let lines else { return true }
        wired.formUnion(lines)
        return !wired.isEmpty && wired.isSubset(of: lines)
    }

    /// The time of one byte on the line: 8N1 takes ten bits.
    private struct ByteTime {
        let duration: Duration

        init(_ baud: Baud) { duration = .nanoseconds(10_000_000_000 / Int64(baud.rawValue)) }

        /// How many bytes, the begun one counted, take that long.
        func bytes(in span: Duration) -> Int {
            let (span, one) = (max(0, span.wholeNanoseconds), duration.wholeNanoseconds)
            return Int((span + one - 1) / one)
        }
    }
}
