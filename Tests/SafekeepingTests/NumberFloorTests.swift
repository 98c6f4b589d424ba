// SPDX-License-Identifier: Apache-2.0
import Safekeeping
import Terms
import Testing

struct NumberFloorTests {
    /// 2026-11-23 at a time of day, 8 hours east.
    private static func moment(_ hour: Int, _ minute: Int = 0, day: Int = 0) -> Moment {
        let midnight = Timestamp(milliseconds: 1_795_363_200_000)
        return Moment(midnight.adding(seconds: Int64(day * 86_400 + hour * 3600 + minute * 60)), offsetSeconds: 28_800)
    }

    private static func witness(_ serial: Int, at moment: Moment) -> NumberFloor.Witness {
        NumberFloor.Witness(day: moment.day, highestSerial: serial, newest: moment.timestamp)
    }

    @Test func `without any witness numbers go on above what can have been given since midnight`() {
        #expect(NumberFloor.serial(at: Self.moment(0), witnesses: [], said: nil) == 1)
        #expect(NumberFloor.serial(at: Self.moment(9, 30), witnesses: [], said: nil) == 3421)
        #expect(NumberFloor.serial(at: Self.moment(23, 59), witnesses: [], said: nil) < 9999, "four digits all day")
    }

    @Test func `a backup of an earlier day says nothing of today`() {
        let old = Self.witness(812, at: Self.moment(17))
        let now = Self.moment(9, day: 1)
        let alone = NumberFloor.serial(at: now, witnesses: [], said: nil)
        #expect(NumberFloor.serial(at: now, witnesses: [old], said: nil) == alone)
    }

    @Test func `a second restore of the same backup goes on above the first`() {
        let backup = Self.witness(40, at: Self.moment(9))
        let first = NumberFloor.serial(at: Self.moment(10), witnesses: [backup], said: nil)
        // 300 numbers later, in an hour, the disk dies once more, and nothing of it is readable.
        let second = NumberFloor.serial(at: Self.moment(11), witnesses: [backup], said: nil)
        #expect(second > first + 300)
        // What was put aside and can be read counts: a leap far beyond the pace is leapt over.
        let aside = Self.witness(9000, at: Self.moment(10, 30))
        #expect(NumberFloor.serial(at: Self.moment(11), witnesses: [backup, aside], said: nil) == 9181)
    }

    @Test func `what people read from the newest slip counts, and a clock behind lowers nothing`() {
        #expect(NumberFloor.serial(at: Self.moment(9), witnesses: [], said: 5000) == 5000)
        #expect(NumberFloor.serial(at: Self.moment(9), witnesses: [], said: 12) == 3241)
        let later = Self.witness(700, at: Self.moment(16, day: 1))
        #expect(NumberFloor.serial(at: Self.moment(0, 1), witnesses: [later], said: nil) == 701)
        #expect(NumberFloor.serial(at: Self.moment(9), witnesses: [], said: .max) == TicketNumber.highestSerial)
    }

    @Test func `facts go on beyond what a center can know of the days since the backup`() {
        let (night, noon) = (Self.moment(2).timestamp, Self.moment(12).timestamp)
        #expect(NumberFloor.position(after: Position(100), newest: night, now: noon) == Position(25_100))
        let week = Self.moment(12, day: 7).timestamp
        #expect(NumberFloor.position(after: Position(100), newest: night, now: week) == Position(200_100))
        #expect(NumberFloor.position(after: Position(100), newest: noon, now: night) == Position(25_100))
    }

    @Test func `booking numbers go on above a release that nobody noted`() {
        let nine = Self.moment(9)
        #expect(NumberFloor.bookingSerial(at: nine, last: 0, made: Self.moment(2).timestamp) == 42_400)
        // The backup knew of more than one a second: what came after it comes on top.
        #expect(NumberFloor.bookingSerial(at: nine, last: 40_000, made: Self.moment(8).timestamp) == 53_600)
        // The last minute of a day still has numbers left.
        let late = Self.moment(23, 59)
        #expect(NumberFloor.bookingSerial(at: late, last: 0, made: Self.moment(2).timestamp) < 97_000)
        #expect(NumberFloor.bookingSerial(at: late, last: 90_000, made: Self.moment(2).timestamp) == 99_999)
    }
}
