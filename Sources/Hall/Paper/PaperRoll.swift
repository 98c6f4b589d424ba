// SPDX-License-Identifier: Apache-2.0
package import Terms

/// The paper in a printer, counted by what was fed and corrected by what its sensors see; pure.
///
/// When a roll was changed:
/// - The paper was out and is there again. Only where a near-end sensor is known to work, and did not see this end coming,
///   the same roll was put back, as after a jam.
/// - The end was near and is not any more, and in between the printer was opened, away or switched off.
/// - Somebody says so (`renew`), as after an early change.
///
/// An opened cover alone changes nothing.
package struct PaperRoll: Sendable, Equatable {
    /// What was fed on one day.
    struct DayUse: Sendable, Equatable {
        let day: BusinessDay
        var millimetres: Int
    }

    /// So many open days before today make the mean.
    static let openDays = 7

    let settings: RollSettings
    /// Millimetres, as counted; while the paper is out it is the count of a roll that may come back.
    var counted: Int
    /// Whether the near-end sensor has ever spoken.
    var hasSensor = false
    /// Whether the end was near when the sensor was last seen.
    var isNearEnd = false
    /// Whether the paper is out.
    var isOut = false
    /// Whether somebody could have changed the roll since the printer was last seen ready.
    var mayBeChanged = true
    /// The last days of use, oldest first, the one that runs included.
    var days: [DayUse] = []

    /// A new roll.
    package init(_ settings: RollSettings) { (self.settings, counted) = (settings, settings.millimetres) }

    /// Counts what was fed.
    package mutating func feed(millimetres: Int, on day: BusinessDay) {
        counted = max(0, counted - millimetres)
        // A clock that was set back has no day before the last.
        if let last = days.last, day <= last.day {
            days[days.count - 1].millimetres += millimetres
        } else {
            days.append(DayUse(day: day, millimetres: millimetres))
        }
        days = days.suffix(Self.openDays + 1)
    }

    /// A new roll was put in.
    package mutating func renew() { (counted, isNearEnd, isOut) = (settings.millimetres, false, false) }

    /// Takes what is seen of the printer; true when the roll is another one than before, or known better.
    package mutating func see(_ health: PrinterHealth) -> Bool {
        switch health {
        case .unknown: return false
        case .faulty(.paperOut):
            defer { (isOut, mayBeChanged) = (true, true) }
            return !isOut
        case .faulty:
            mayBeChanged = true
            return false
        case .ready(let isNear):
            let before = self
            seeReady(isNear)
            return (counted, isOut, isNearEnd) != (before.counted, before.isOut, before.isNearEnd)
        }
    }

    private mutating func seeReady(_ isNear: Bool) {
        let cameBack = isOut && hasSensor && !isNearEnd
        let wasChanged = isOut ? !cameBack : isNearEnd && !isNear && mayBeChanged
        if wasChanged { renew() }
        isOut = false
        if isNear, !isNearEnd { (counted, hasSensor) = (RollSettings.nearEndMillimetres, true) }
        // A roll that wobbles over the sensor does not grow.
        isNearEnd = isNear || isNearEnd && !mayBeChanged
        mayBeChanged = false
    }

    /// What staff are told on `day`.
    package func left(on day: BusinessDay) -> PaperLeft {
        let millimetres = isOut ? 0 : counted
        let whole = days.filter { $0.day != day && $0.millimetres > 0 }.suffix(Self.openDays)
        let used = whole.reduce(0) { $0 + $1.millimetres }
        let lasting = used > 0 ? millimetres * whole.count / used : nil
        let isShort = lasting.map { $0 < settings.alarmDays } ?? isNearEnd
        return PaperLeft(millimetres: millimetres, days: lasting, isLow: settings.alarmDays > 0 && (isShort || isOut))
    }
}
