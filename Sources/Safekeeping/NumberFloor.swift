// SPDX-License-Identifier: Apache-2.0
package import Terms

/// Above which serial a hall goes on after its journal was put back: the numbers since the backup are on paper, on boards,
/// and in no journal.
package enum NumberFloor {
    /// What a journal says of the numbers of its day, the restored one or one that was put aside.
    package struct Witness: Sendable, Equatable {
        /// The day of the numbers.
        package let day: BusinessDay
        /// The highest serial that it knows of.
        package let highestSerial: Int
        /// When its newest event was.
        package let newest: Timestamp

        /// Collects the parts.
        package init(day: BusinessDay, highestSerial: Int, newest: Timestamp) {
            (self.day, self.highestSerial, self.newest) = (day, highestSerial, newest)
        }
    }

    /// The most numbers of one prefix that a hall gives in a minute, over any stretch from midnight on.
    ///
    /// Ten a minute would be more cautious and lead to five digits in the afternoon; the busiest hall that is planned for
    /// gives 1,500 in a day, and numbers grow to 8,640 at this pace: four digits all day.
    static let perMinute: Int64 = 6

    /// The serial that all later numbers of the day lie above; `said` is what people read from the newest slip.
    ///
    /// Once more on the same day it rises again, by what can have been given out in between.
    package static func serial(at moment: Moment, witnesses: [Witness], said: Int?) -> Int {
        let sinceMidnight = Int64(moment.secondOfDay) * perMinute / 60 + 1
        let known = witnesses.filter { $0.day >= moment.day }.map { witness in
            let seconds = max(0, (moment.timestamp.milliseconds - witness.newest.milliseconds) / 1000)
            return Int64(witness.highestSerial) + seconds * perMinute / 60 + 1
        }
        let floor = max(sinceMidnight, known.max() ?? 0, Int64(said ?? 0))
        return Int(min(floor, Int64(TicketNumber.highestSerial)))
    }

    /// Events that a hall writes in a day at the most: 1,500 visitors with a dozen each, windows and the center's changes.
    static let eventsPerDay: Int64 = 25_000

    /// The position that facts of a hall go on after, where nobody can say how far the center knows its journal: beyond
    /// everything that it can have sent since `newest`, the last event in the backup, at `position`.
    package static func position(after position: Position, newest: Timestamp, now: Timestamp) -> Position {
        let days = max(0, now.milliseconds - newest.milliseconds) / 86_400_000 + 1
        return Position(position.value + days * eventsPerDay)
    }

    /// Booking numbers that a center gives at most beyond one a second since midnight, as when a week is released at once.
    static let bookingBurst = 10_000
    /// Five digits.
    static let mostBookings = 99_999

    /// The serial that the booking numbers of `moment`'s day lie above after a center's database was put back; `last` is
    /// that day's in the backup, which was made at `made`.
    package static func bookingSerial(at moment: Moment, last: Int, made: Timestamp) -> Int {
        let elapsed = max(0, (moment.timestamp.milliseconds - made.milliseconds) / 1000)
        let sinceMidnight = Int64(moment.secondOfDay)
        let known = last == 0 ? 0 : Int64(last) + min(elapsed, sinceMidnight)
        return Int(min(max(sinceMidnight, known) + Int64(bookingBurst), Int64(mostBookings)))
    }
}
