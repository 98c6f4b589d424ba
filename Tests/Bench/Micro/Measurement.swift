// SPDX-License-Identifier: Apache-2.0

/// What measuring a subject gave: times in microseconds.
struct Measurement: Encodable {
    let name: String
    let note: String
    /// The median of the batches' means, and the lowest and highest of them.
    let mean, lowest, highest: Double
    /// 99 of 100 single times are below; the longest of a short series.
    let p99: Double
    /// Requests for memory each time, on average.
    let allocations: Double
    let target: Double?

    init(_ subject: Subject, _ batches: [[Subject.Sample]]) {
        (name, note, target) = (subject.name, subject.note, subject.target)
        let means = batches.map { batch in Self.mean(batch.map(Self.microseconds)) }.sorted()
        let all = batches.flatMap(\.self)
        let single = all.map(Self.microseconds).sorted()
        (mean, lowest, highest) = (means[means.count / 2], means[0], means[means.count - 1])
        p99 = single[min(single.count - 1, single.count * 99 / 100)]
        allocations = Self.mean(all.map { Double($0.allocations) })
    }

    private static func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }

    private static func microseconds(_ sample: Subject.Sample) -> Double {
        Double(max(0, sample.nanoseconds - Subject.clockNanoseconds)) / 1000
    }
}
