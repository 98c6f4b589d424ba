// SPDX-License-Identifier: Apache-2.0
import Paper
import Terms
import Testing

/// How much paper there is: counted, corrected, and begun anew when a roll was changed.
struct PaperRollTests {
    private static let settings = RollSettings(millimetres: 80_000)
    private static let (well, near): (PrinterHealth, PrinterHealth) = (
        .ready(paperNearEnd: false), .ready(paperNearEnd: true)
    )
    private static let (out, open): (PrinterHealth, PrinterHealth) = (.faulty(.paperOut), .faulty(.coverOpen))

    private func day(_ number: Int) throws -> BusinessDay {
        try #require(BusinessDay(year: 2026, month: 11, day: number))
    }

    @Test(
        arguments: [
            ("a day's work", [well, well], 50_000), ("a cover that was opened", [well, open, well], 50_000),
            ("the paper ran out", [well, out, open, out, well], 80_000),
            ("it ran out after the sensor saw it coming", [well, near, out, well], 80_000),
            ("the sensor works and did not see it coming: a jam", [well, near, open, well, out, open, well], 80_000),
            ("a used roll was put in", [well, out, near], 5000), ("the end is near", [well, near], 5000),
            ("the roll wobbles", [well, near, well, near, well], 5000),
            ("a new roll at the near end", [well, near, open, well], 80_000),
            ("a new roll while it was switched off", [well, near, .faulty(.silent), well], 80_000),
            ("unplugged and back", [well, .faulty(.gone), well], 50_000), ("the paper is out", [well, out], 0),
            ("too hot for a while", [well, .faulty(.overheated), well], 50_000),
        ] as [(String, [PrinterHealth], Int)]
    )
    func `what is seen of a printer corrects the count`(story: String, seen: [PrinterHealth], left: Int) throws {
        var roll = PaperRoll(Self.settings)
        let today = try day(3)
        roll.feed(millimetres: 30_000, on: today)
        for health in seen { _ = roll.see(health) }
        #expect(roll.left(on: today).millimetres == left, "\(story)")
    }

    @Test
    func `where the sensor works, paper that was out and is back without it is the same roll`() throws {
        var roll = PaperRoll(Self.settings)
        let today = try day(3)
        for health in [Self.well, Self.near, Self.open, Self.well] { _ = roll.see(health) }
        roll.feed(millimetres: 10_000, on: today)
        for health in [Self.open, Self.out, Self.open, Self.well] { _ = roll.see(health) }
        #expect(roll.left(on: today).millimetres == 70_000)
    }

    @Test
    func `it lasts as long as the last open days' use says`() throws {
        var roll = PaperRoll(RollSettings(millimetres: 80_000, alarmDays: 3))
        #expect(roll.left(on: try day(1)) == PaperLeft(millimetres: 80_000, days: nil, isLow: false))
        roll.feed(millimetres: 10_000, on: try day(1))
        #expect(roll.left(on: try day(1)).days == nil)
        // A weekend is no open day.
        roll.feed(millimetres: 20_000, on: try day(4))
        #expect(roll.left(on: try day(4)) == PaperLeft(millimetres: 50_000, days: 5, isLow: false))
        #expect(roll.left(on: try day(5)) == PaperLeft(millimetres: 50_000, days: 3, isLow: false))
        roll.feed(millimetres: 6000, on: try day(5))
        #expect(roll.left(on: try day(5)) == PaperLeft(millimetres: 44_000, days: 2, isLow: true))
        roll.renew()
        #expect(roll.left(on: try day(5)) == PaperLeft(millimetres: 80_000, days: 5, isLow: false))
    }

    @Test
    func `only the last week of use counts`() throws {
        var roll = PaperRoll(Self.settings)
        roll.feed(millimetres: 70_000, on: try day(1))
        roll.renew()
        for number in 2...8 { roll.feed(millimetres: 1000, on: try day(number)) }
        #expect(roll.left(on: try day(9)) == PaperLeft(millimetres: 73_000, days: 73, isLow: false))
    }

    @Test
    func `an alarm can be switched off, and is given without a day's use when the end is near`() throws {
        var roll = PaperRoll(Self.settings)
        _ = roll.see(Self.near)
        #expect(roll.left(on: try day(1)) == PaperLeft(millimetres: 5000, days: nil, isLow: true))
        var quiet = PaperRoll(RollSettings(millimetres: 80_000, alarmDays: 0))
        _ = quiet.see(Self.near)
        _ = quiet.see(Self.out)
        #expect(!quiet.left(on: try day(1)).isLow)
    }

    @Test
    func `a count is kept and read as it was`() throws {
        var roll = PaperRoll(Self.settings)
        for number in 1...12 { roll.feed(millimetres: 100 * number, on: try day(number)) }
        for health in [Self.well, Self.near, Self.out] { _ = roll.see(health) }
        let read = try #require(PaperRoll(Self.settings, text: roll.text))
        #expect(read.text == roll.text)
        #expect(read.left(on: try day(12)) == roll.left(on: try day(12)))
        #expect(roll.text.utf8.count <= PaperRoll.textLimit)
        #expect(try #require(PaperRoll(RollSettings(millimetres: 3000), text: roll.text)).text.hasPrefix("left 3000\n"))
    }

    @Test(arguments: [
        "", "left", "left 5000", "left -1\n", "left 5000\nleft 5000\n", "left 5000\nday 2026-11-03\n",
        "left 5000\nday 2026-11-03 1\nday 2026-11-02 1\n", "left 500001\n", "near_end\n", "left 5000\nfar_end\n",
        "left 5000\nday 2026-11-31 1\n", "left 5000\n\n",
    ])
    func `a file that was not written so counts for nothing`(text: String) {
        #expect(PaperRoll(Self.settings, text: text) == nil)
    }
}
