// SPDX-License-Identifier: Apache-2.0
import Ports
import Statistics
import Web

extension StatisticsDoor {
    /// Opens the way from the API to the hall's statistics.
    init(_ statistics: Statistics) {
        self.init { question in
            guard let grouping = ReportGrouping(rawValue: question.grouping) else { return .notUnderstood }
            do throws(StatisticsError) {
                let report = try await statistics.report(
                    from: question.from,
                    to: question.to,
                    by: grouping,
                    window: question.window
                )
                return .report(question.isCSV ? report.csv : report.json)
            } catch {
                if error == .badDays { return .notUnderstood }
                Log.write(.error, "no statistics", ["reason": error])
                return .unavailable
            }
        }
    }
}
