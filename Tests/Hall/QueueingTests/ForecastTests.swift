// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import Queueing

struct ForecastTests {
    /// So many windows, all busy with visits of ten minutes of which `rest` is left.
    private func busy(_ windows: Int, rest: Double = 1, samples: Int = 50) -> Forecast {
        var forecast = Forecast()
        (forecast.windows, forecast.visit, forecast.samples) = (windows, 600, samples)
        forecast.underWay.add(Double(windows) * rest, of: 600)
        return forecast
    }

    private func middle(_ forecast: Forecast, _ coming: @escaping (Double) -> Forecast.Work = { _ in Forecast.Work() })
        -> Double
    {
        guard let minutes = forecast.minutes(coming) else { return -1 }
        return Double(minutes.lowerBound + minutes.upperBound) / 2
    }

    @Test(arguments: [(0.0, 1.0), (5.0, 0.75), (10.0, 2.0 / 3.0), (1000.0, 0.5)])
    func `what is left of a visit falls from all of it to half`(elapsed: Double, share: Double) {
        let rest = Forecast.rest(of: 600, after: elapsed * 60) / 600
        #expect(abs(rest - share) < 0.01)
    }

    @Test func `one window works off what is under way and who is before`() {
        var forecast = busy(1)
        forecast.inTurn.add(3, of: 600)
        #expect(abs(middle(forecast) - 40) <= 1)
    }

    @Test func `no window, no minutes; a free one and nobody before, at once`() {
        var forecast = Forecast()
        #expect(forecast.minutes { _ in Forecast.Work() } == nil)
        (forecast.windows, forecast.freeWindows, forecast.visit) = (2, 1, 600)
        #expect(forecast.minutes { _ in Forecast.Work() } == 0...1)
    }

    @Test func `who overtakes makes the wait longer, up to what the policy lets pass`() {
        var forecast = busy(1)
        forecast.inTurn.add(2, of: 600)
        let alone = middle(forecast)
        forecast.overtaking.add(10, of: 600)
        #expect(middle(forecast) - alone > 90)
        forecast.overtakingLimit = 3 * 600
        #expect(abs(middle(forecast) - alone - 30) <= 1)
    }

    @Test func `whoever comes meanwhile counts as long as one waits`() {
        var forecast = busy(1, rest: 0.5)
        forecast.inTurn.add(5, of: 600)
        // Two visitors an hour come with priority: 55 minutes become 55 / (1 - 1/3).
        let busy = middle(forecast) { seconds in
            var work = Forecast.Work()
            work.add(seconds / 1800, of: 600, isExpected: true)
            return work
        }
        #expect(abs(busy - 82.5) < 4)
    }

    @Test func `more windows shorten the wait and narrow the range`() {
        let widths = [1, 2, 4, 8].map { windows in
            var forecast = busy(windows, rest: 0.75)
            forecast.inTurn.add(16, of: 600)
            return forecast.minutes { _ in Forecast.Work() }?.count ?? 0
        }
        #expect(widths == widths.sorted(by: >))
    }

    @Test(arguments: [0, 5, 50])
    func `a range is never empty or negative`(samples: Int) {
        for visitors in 0..<40 {
            var forecast = busy(3, rest: 0.01, samples: samples)
            forecast.inTurn.add(Double(visitors) / 4, of: 600)
            let minutes = forecast.minutes { _ in Forecast.Work() }
            #expect(minutes.map { $0.lowerBound >= 0 && $0.upperBound > $0.lowerBound } == true)
        }
    }
}
