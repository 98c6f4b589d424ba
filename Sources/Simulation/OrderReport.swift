// SPDX-License-Identifier: Apache-2.0
import Queueing

/// The ordering study as a table.
package enum OrderReport {
    /// What was asked, in a sentence.
    package static func title(_ study: OrderStudy) -> String {
        """
        one service, 4 windows, 9-minute visits, 7 hours, \(study.days) days, seed \(study.seed)
        waits in minutes, mean / 95th percentile; booked ones count from the start of the slot, or later arrival

        load  policy        booked       walk-in        green   in slot  longest walk-in  | expected wait: error,   | ahead x mean: error,
                                                                          wait <= bound  | bias, width, inside     | bias, width, inside

        """
    }

    /// One policy at one load.
    package static func line(_ figures: OrderFigures) -> String {
        let waits = [OrderVisitor.Kind.booked, .walkIn, .green].map { kind in
            let wait = figures.wait(of: kind)
            return right(tenths(wait.mean) + " / " + tenths(wait.p95), 13)
        }
        let longest = figures.longest
        let bound = right(String(longest.wait / 60_000), 6) + " <= " + right(String(longest.bound / 60_000), 4)
        return right(hundredths(figures.load), 4) + "  " + left(figures.mode.rawValue, 6) + waits.joined()
            + right(percent(figures.inSlotShare), 9) + bound + " |"
            + forecast(figures.outlook) + " |" + forecast(figures.plain) + "\n"
    }

    private static func forecast(_ error: ForecastError) -> String {
        right(tenths(error.mean), 5) + right(tenths(error.bias), 5) + right(tenths(error.width), 6)
            + right(percent(error.coverage), 8)
    }

    private static func tenths(_ value: Double) -> String { fixed(value, digits: 1) }
    private static func hundredths(_ value: Double) -> String { fixed(value, digits: 2) }
    /// Rounded down, so that 100 % is all of them.
    private static func percent(_ share: Double) -> String {
        let hundredths = Int((share * 10_000).rounded(.down))
        return hundredths == 10_000 ? "100 %" : fixed(Double(hundredths) / 100, digits: 2) + " %"
    }

    private static func fixed(_ value: Double, digits: Int) -> String {
        let scale = digits == 1 ? 10 : 100
        let scaled = Int((abs(value) * Double(scale)).rounded())
        let rest = String(scaled % scale)
        let sign = value < 0 && scaled > 0 ? "-" : ""
        return sign + String(scaled / scale) + "." + String(repeating: "0", count: digits - rest.count) + rest
    }

    private static func right(_ text: String, _ width: Int) -> String {
        String(repeating: " ", count: max(0, width - text.count)) + text
    }

    private static func left(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }
}
