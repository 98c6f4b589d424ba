// SPDX-License-Identifier: Apache-2.0
import Keypads
import Panels
import Paper
import Readers

/// Listens to a line with every framer at once: whoever it is, one of them understands.
struct ProbeEars: Sendable {
    /// What was understood.
    enum Heard: Sendable {
        case printer(PrinterReply)
        case module(SDTAnswer)
        /// The data of a sound Onbon frame.
        case panel([UInt8])
        case keypad(UInt8)
    }

    /// How many bytes came since the rate was last set.
    private(set) var count = 0
    /// What came since the last question, as far as it may be its echo.
    private(set) var recent: [UInt8] = []
    private var printer = PrinterReplyFramer()
    private var module = SDTFramer()
    private var panel = OnbonFramer()
    private var keypads = KeypadFramer()
    private var scan: [UInt8] = []

    /// The most bytes of a scan that are looked at.
    static let scanLimit = ScanFramer.capacity
    /// The longest question; nothing longer can be its echo.
    private static let echoLimit = 64

    /// Takes bytes and returns what they complete; a scan ends by `pause`.
    mutating func hear(_ bytes: [UInt8]) -> [Heard] {
        count += bytes.count
        recent += bytes.prefix(max(0, Self.echoLimit - recent.count))
        scan += bytes.prefix(max(0, Self.scanLimit - scan.count))
        var heard = module.push(bytes).map { Heard.module($0) }
        for case .data(let data) in panel.push(bytes) { heard.append(.panel(data)) }
        heard += keypads.push(bytes).map { .keypad($0.address) }
        return heard + printer.push(bytes).map { .printer($0) }
    }

    /// Whether something came that a pause may end.
    var isMidScan: Bool { !scan.isEmpty }

    /// Nothing came for a while: what had come may have been a scan.
    mutating func pause() -> ScanShape? {
        defer { scan = [] }
        return ScanShape(scan)
    }

    /// Forgets what is half heard, as before a question.
    mutating func forget() { self = ProbeEars() }
}
