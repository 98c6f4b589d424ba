// SPDX-License-Identifier: Apache-2.0

/// How some durations in seconds lie.
struct Spread {
    private let sorted: [Int]

    init(_ seconds: [Int]) { sorted = seconds.sorted() }

    /// Mean, median, 90th percentile and longest, under names that begin with `name`.
    func columns(_ name: String) -> [ReportColumn] {
        [
            ReportColumn(name + "_mean_s", mean: sorted.reduce(0, +), of: sorted.count),
            ReportColumn(name + "_median_s", percentile(50)), ReportColumn(name + "_p90_s", percentile(90)),
            ReportColumn(name + "_longest_s", sorted.last),
        ]
    }

    /// The nearest rank: the smallest that `percent` of a hundred do not exceed; nil of nothing.
    func percentile(_ percent: Int) -> Int? {
        guard !sorted.isEmpty else { return nil }
        return sorted[max(1, (sorted.count * percent + 99) / 100) - 1]
    }
}
