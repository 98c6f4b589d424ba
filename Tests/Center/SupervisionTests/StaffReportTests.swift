// SPDX-License-Identifier: Apache-2.0
import Supervision
import Terms
import Testing

/// Who stands out among the staff.
struct StaffReportTests {
    private static func report(_ voids: [Int]) throws -> StaffReport {
        var counts: [StaffID: [StaffAct: Int]] = [:]
        for (index, count) in voids.enumerated() { counts[try Cast.staff(1001 + index)] = [.void: count] }
        return StaffReport(counts)
    }

    private static func outliers(_ voids: [Int]) throws -> [Int] {
        try report(voids).lines.enumerated().filter { $0.element.outliers.contains(.void) }.map(\.offset)
    }

    @Test(
        arguments: [
            // Median 4, MAD 1: from ⌊4 + 3.5 × 1.4826⌋ + 1 = 10 on.
            ([3, 4, 5, 4, 3, 5, 9], []), ([3, 4, 5, 4, 3, 5, 10], [6]),
            // Nobody else did it: the least spread is one, the least count ten.
            ([0, 0, 0, 0, 9], []), ([0, 0, 0, 0, 10], [4]),
            // Everybody does much: much is not far.
            ([100, 110, 90, 105, 130], []), ([100, 110, 90, 105, 200], [4]),
            // Three people are no crowd to stand out of.
            ([0, 0, 500], []), ([0, 0, 0, 500], [3]),
        ] as [([Int], [Int])]
    )
    func `R56: far above the others is more than three and a half deviations of the median, and ten at least`(
        _ voids: [Int],
        _ expected: [Int]
    ) throws {
        #expect(try Self.outliers(voids) == expected)
    }

    @Test
    func `R56: each act is compared with the same act of the others`() throws {
        var counts: [StaffID: [StaffAct: Int]] = [:]
        for number in 1...8 { counts[try Cast.staff(number)] = [.green: 40, .manualBooking: 2] }
        counts[try Cast.staff(9)] = [.green: 38, .manualBooking: 30, .reorder: 0]
        let report = StaffReport(counts)
        let ninth = try #require(report.lines.last)
        #expect(ninth.outliers == [.manualBooking])
        #expect(ninth.counts == [.green: 38, .manualBooking: 30])
        #expect(report.lines.dropLast().allSatisfy { $0.outliers.isEmpty })
        #expect(report.limits[.green] == 44)
    }

    @Test
    func `R56: an outlier stays one however many do nothing, and the order of people decides nothing`() throws {
        var generator = SplitMix64(seed: 20_261_123)
        for _ in 0..<200 {
            var voids = (0..<Int.random(in: 4...30, using: &generator)).map { _ in
                Int.random(in: 0...12, using: &generator)
            }
            voids.append(Int.random(in: 60...90, using: &generator))
            #expect(try Self.outliers(voids).contains(voids.count - 1), "\(voids)")
            let limit = try Self.report(voids).limits[.void]
            #expect(try Self.report(voids.shuffled(using: &generator)).limits[.void] == limit)
        }
    }
}
