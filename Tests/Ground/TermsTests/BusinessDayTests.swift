// SPDX-License-Identifier: Apache-2.0
import Terms
import Testing

struct BusinessDayTests {
    /// Counts on day by day from a month table, which shares nothing with the code under test.
    @Test func `every day of 1869 to 2072 has the number that counting gives`() throws {
        let lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        var count = -36_889
        for year in 1869...2072 {
            let isLeap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0
            for month in 1...12 {
                for day in 1...(lengths[month - 1] + (month == 2 && isLeap ? 1 : 0)) {
                    let date = try #require(BusinessDay(year: year, month: month, day: day))
                    guard date.daysSinceEpoch == count, BusinessDay(daysSinceEpoch: count) == date,
                        BusinessDay(text: date.text) == date
                    else {
                        Issue.record("\(date) is day \(count)")
                        return
                    }
                    count += 1
                }
            }
            if year == 1969 { #expect(count == 0, "1970-01-01 is day 0") }
        }
        #expect(count == 37_621)
    }

    @Test(arguments: [("0001-01-01", -719_162), ("2000-02-29", 11_016), ("9999-12-31", 2_932_896)])
    func `far days are numbered as the calendar has them`(text: String, number: Int) throws {
        let day = try #require(BusinessDay(text: text))
        #expect(day.daysSinceEpoch == number)
        #expect(BusinessDay(daysSinceEpoch: number).text == text)
    }

    @Test(arguments: [
        "2026-02-29", "2100-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "2026-01-00", "0000-01-01", "2026-1-01",
        "2026/01/01", "20260101", "2026-01-01 ", "+026-01-01", "２026-01-01", "",
    ])
    func `what is no date is refused`(text: String) {
        #expect(BusinessDay(text: text) == nil)
    }

    @Test func `a day later is the next date`() throws {
        let day = try #require(BusinessDay(text: "2026-12-31"))
        #expect(day.advanced(byDays: 1).text == "2027-01-01")
        #expect(day.advanced(byDays: -365).text == "2025-12-31")
        #expect(day < day.advanced(byDays: 1))
    }
}
