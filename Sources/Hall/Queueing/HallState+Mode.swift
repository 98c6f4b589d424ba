// SPDX-License-Identifier: Apache-2.0
package import Terms

// The emergency booking-only mode, the center's clock, and what the center wants people to look into.
extension HallState {
    /// What the center's clock says at `moment`, as far as the hall knows (A27).
    package func centerTime(at moment: Moment) -> Timestamp {
        moment.timestamp.adding(seconds: Int64(clockOffsetSeconds))
    }

    /// The period of booking-only that `moment` lies in; nil in normal times.
    ///
    /// Nothing but a signed document makes one, and it ends by its own word (R49).
    package func bookingOnly(at moment: Moment) -> BookingOnlyPeriod? { mode.period(at: centerTime(at: moment)) }

    /// The period that was announced and has not begun at `moment`.
    package func announcedMode(at moment: Moment) -> BookingOnlyPeriod? { mode.period(after: centerTime(at: moment)) }

    /// The line for boards and idle screens at `moment`: the mode in force or announced (R47), then the center's notice.
    package func standingNotice(at moment: Moment) -> String? {
        let mode = (bookingOnly(at: moment) ?? announcedMode(at: moment))?.chineseLine(inZoneOf: moment)
        let lines = [mode, notice].compactMap(\.self)
        return lines.isEmpty ? nil : lines.joined(separator: "　")
    }

    mutating func takeWord(_ change: CenterChange) {
        switch change {
        // An older document never takes a newer one's place.
        case .mode(let document) where document.version >= mode.version: mode = document
        case .clock(let seconds): clockOffsetSeconds = seconds
        case .bookingCase(let found):
            centerCases.removeAll { $0.isSame(as: found) }
            guard found.isOpen else { return }
            if centerCases.count >= Self.centerCaseLimit { centerCases.removeFirst() }
            centerCases.append(found)
        case .mode, .booking, .notice: break
        }
    }

    /// Cases kept at most; the center has them all.
    package static let centerCaseLimit = 100
}
