// SPDX-License-Identifier: Apache-2.0
import Ports
import Terms

/// What there is to say about the clocks of a machine: lines for whoever looks, and whether all is well.
struct ClockFindings: Equatable {
    /// The clock that goes on while the machine is off.
    enum Hardware: Equatable {
        case missing
        /// It is there and cannot be read.
        case unreadable
        case shows(Timestamp)
    }

    /// What the hall's daemon says of its clock.
    struct Hall: Equatable {
        /// `held`, `differs` or `unset`; nil when all is well.
        var trouble: String?
        /// The machine's clock minus the hall's time.
        var differenceSeconds = 0
        var waitsForPerson = false
        /// The center's clock minus the machine's; nil before it was heard, and without a center.
        var centerOffsetSeconds: Int?
        /// Whether the journal's business day lies ahead of the clock.
        var isBehindDay = false
    }

    private(set) var lines: [String] = []
    private(set) var isWell = true

    /// Judges what was found at `now` by the machine's clock; `hall` is nil when its daemon does not answer.
    init(at now: Timestamp, isVouched: Bool, hardware: Hardware, hall: Hall?) {
        addTimeServer(isVouched)
        add(hardware, now)
        if let hall { add(hall) } else { note("the hall's daemon does not answer: only the machine was looked at") }
    }

    /// A27: beyond this many seconds clocks count as different.
    private static let toleranceSeconds = 60

    private mutating func addTimeServer(_ isVouched: Bool) {
        guard !isVouched else { return good("a time server vouches for the machine's clock") }
        bad(
            "no time server vouches for the machine's clock: see timedatectl timesync-status, name one in timesyncd.conf"
        )
    }

    private mutating func add(_ hardware: Hardware, _ now: Timestamp) {
        switch hardware {
        case .missing: note("there is no hardware clock: after a power cut the time comes from the time server alone")
        case .unreadable:
            bad("the hardware clock cannot be read: its battery is empty, or it was never set (hwclock -w)")
        case .shows(let time):
            let seconds = (time.milliseconds - now.milliseconds) / 1000
            guard abs(seconds) > Self.toleranceSeconds else { return good("the hardware clock agrees") }
            bad("the hardware clock is \(Self.text(Int(seconds))): set it with hwclock -w, and see to its battery")
        }
    }

    private mutating func add(_ hall: Hall) {
        switch hall.centerOffsetSeconds {
        case nil: note("the center's clock was not heard")
        case let seconds? where abs(seconds) <= Self.toleranceSeconds: good("the center's clock agrees")
        case let seconds?:
            bad("the machine's clock is \(Self.text(-seconds)) as the center has it; the hall follows the center")
        }
        if hall.isBehindDay { bad("the journal's day lies ahead of the clock: numbers go on in that day") }
        switch hall.trouble {
        case nil: good("the hall's time is the machine's, or the center's")
        case "held" where hall.waitsForPerson:
            bad(
                "the machine's clock is \(Self.text(hall.differenceSeconds)) as the hall's time goes on: "
                    + "if it is right, say so with kioskctl clock believe"
            )
        case "held":
            bad("the machine's clock stepped and is \(Self.text(hall.differenceSeconds)) now: believed if it stays so")
        case "unset": bad("the machine's clock was never set: timedatectl set-time, or a time server")
        default: note("the hall's time follows the center")
        }
    }

    private mutating func good(_ text: String) { lines.append("ok   " + text) }

    private mutating func note(_ text: String) { lines.append("--   " + text) }

    private mutating func bad(_ text: String) {
        lines.append("!!   " + text)
        isWell = false
    }

    /// `7 s ahead`.
    private static func text(_ seconds: Int) -> String { "\(abs(seconds)) s \(seconds < 0 ? "behind" : "ahead")" }
}

extension ClockFindings.Hall {
    /// What `/status` says.
    init(_ status: JSONValue) {
        if case .text(let text) = status["clock.trouble"] { trouble = text }
        if case .whole(let seconds) = status["clock.difference_seconds"] { differenceSeconds = Int(seconds) }
        if case .whole(let seconds) = status["link.center_offset_seconds"] { centerOffsetSeconds = Int(seconds) }
        waitsForPerson = status["clock.waits_for_person"] == .flag(true)
        isBehindDay = status["clock.behind"] == .flag(true)
    }
}
