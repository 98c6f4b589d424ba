// SPDX-License-Identifier: Apache-2.0
/// Finds counts that are far above the others, by median and median absolute deviation (MAD).
///
/// The modified z-score of Iglewicz and Hoaglin, "How to Detect and Handle Outliers" (1993): neither the median nor the
/// MAD moves with the very counts that are looked for, as mean and deviation would.
package enum Outliers {
    /// Nobody stands out with fewer than this, however little the others did.
    package static let minimumCount = 10
    /// Nobody is compared with fewer than this many, oneself included.
    package static let minimumPeers = 4
    /// How many deviations above the median is far.
    package static let deviations = 3.5
    /// The MAD of a normal distribution is its standard deviation divided by this.
    private static let normal = 1.4826

    /// The least count that stands out among `counts`; nil when there are too few to compare.
    package static func limit(of counts: [Int]) -> Int? {
        guard counts.count >= minimumPeers else { return nil }
        let middle = median(counts.map(Double.init))
        // Where most did the same the MAD is 0 and everybody else would stand out: one act is the least spread.
        let spread = max(1, normal * median(counts.map { abs(Double($0) - middle) }))
        return max(minimumCount, Int((middle + deviations * spread).rounded(.down)) + 1)
    }

    /// The middle one, or the mean of the two in the middle; not of nothing.
    static func median(_ values: [Double]) -> Double {
        let sorted = values.sorted()
        let half = sorted.count / 2
        return sorted.count.isMultiple(of: 2) ? (sorted[half - 1] + sorted[half]) / 2 : sorted[half]
    }
}
