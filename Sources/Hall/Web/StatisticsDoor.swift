// SPDX-License-Identifier: Apache-2.0
package import Terms

/// How the API reaches the hall's statistics, whoever keeps them.
package struct StatisticsDoor: Sendable {
    /// What somebody wants to know.
    package struct Question: Sendable {
        /// The first day.
        package let from: BusinessDay
        /// The last day.
        package let to: BusinessDay
        /// What the visits are sorted by.
        package let grouping: String
        /// Of one window only; nil of all.
        package let window: WindowID?
        /// Comma-separated values instead of JSON.
        package let isCSV: Bool
    }

    /// What is known of it.
    package enum Answer: Sendable {
        /// The report in the format asked for.
        case report([UInt8])
        /// There is no such grouping, or the days are in the wrong order or too many.
        case notUnderstood
        /// The journal or the statistics cannot be read now.
        case unavailable
    }

    let ask: @Sendable (Question) async -> Answer

    /// Takes the way to the statistics.
    package init(ask: @escaping @Sendable (Question) async -> Answer) { self.ask = ask }
}
