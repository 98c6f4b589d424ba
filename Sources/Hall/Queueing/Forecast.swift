// SPDX-License-Identifier: Apache-2.0

/// The arithmetic of an outlook: from the work before a visitor to a range of minutes.
///
/// Some windows share that work: the visits under way, those who are called before in their turn, and those who overtake
/// because they have priority, here already or yet to come. All amounts are seconds of work.
struct Forecast {
    /// Some visits, as the time that they will take and how far it may be off.
    struct Work {
        var seconds = 0.0
        /// The square of the standard deviation.
        var variance = 0.0

        /// Adds `count` visits of `mean` seconds each; of a count that is itself a guess when `isExpected`.
        mutating func add(_ count: Double, of mean: Double, isExpected: Bool = false) {
            seconds += count * mean
            variance += count * mean * mean * (Forecast.spread + (isExpected ? 1 : 0))
        }
    }

    /// Open windows that take the visitor.
    var windows = 0
    /// Of them, those without a ticket.
    var freeWindows = 0
    /// Seconds that a visit takes here, in the mean.
    var visit = 0.0
    /// How sure the mean is: the number of visits that it was taken of.
    var samples = 0
    /// What is left of the visits under way.
    var underWay = Work()
    /// Those who are called before, whoever comes.
    var inTurn = Work()
    /// Those with priority who wait.
    var overtaking = Work()
    /// The most work that can overtake, by the order policy.
    var overtakingLimit = Double.infinity

    /// The squared deviation of a visit's time as a share of its squared mean: as of two steps, each without a memory
    /// (an Erlang law of order 2), which visits at counters come near to.
    static let spread = 0.5
    /// Deviations to each side of the mean, so that eight of ten waits lie in the range.
    private static let reach = 1.28
    private static let rounds = 4
    /// What the rules assume is about as sure as the mean of so many visits.
    private static let assumedSamples = 4

    /// The mean rest of a visit that has lasted `elapsed` of a mean of `visit` seconds: from all of it down to half.
    static func rest(of visit: Double, after elapsed: Double) -> Double {
        let steps = 2 * max(0, elapsed) / visit
        return visit / 2 * (2 + steps) / (1 + steps)
    }

    /// From how many minutes to how many the wait will be; nil when no window is on duty.
    ///
    /// `coming` gives the work that arrives with priority within so many seconds.
    func minutes(_ coming: (Double) -> Work) -> ClosedRange<Int>? {
        guard windows > 0 else { return nil }
        let isNext = inTurn.seconds + overtaking.seconds == 0
        if isNext && freeWindows > 0 { return 0...1 }
        var (wait, ahead) = (0.0, Work())
        // Whoever comes while one waits makes one wait longer, while more come.
        for _ in 0..<Self.rounds {
            ahead = inTurn
            let priority = overtaking.adding(coming(wait)).limited(to: overtakingLimit)
            ahead = ahead.adding(priority)
            wait = max(0, (ahead.seconds + underWay.seconds - leftOver) / Double(windows))
        }
        let scatter = (ahead.variance + underWay.variance) / Double(windows * windows)
        // A mean of few visits may be wrong, and all of them with it.
        let doubt = wait * wait * Self.spread / Double(samples + Self.assumedSamples)
        let reach = Self.reach * (scatter + doubt).squareRoot()
        let least = Int((max(0, wait - reach) / 60).rounded(.down))
        return least...max(least + 1, Int(((wait + reach) / 60).rounded(.up)))
    }

    /// What the other windows still have to do when one becomes free.
    private var leftOver: Double { Double(windows - 1) * visit * (1 + Self.spread) / 2 }
}

extension Forecast.Work {
    fileprivate func adding(_ other: Self) -> Self {
        Self(seconds: seconds + other.seconds, variance: variance + other.variance)
    }

    fileprivate func limited(to seconds: Double) -> Self {
        guard self.seconds > seconds else { return self }
        return Self(seconds: seconds, variance: variance * seconds / self.seconds)
    }
}
