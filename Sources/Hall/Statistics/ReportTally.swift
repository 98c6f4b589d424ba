// SPDX-License-Identifier: Apache-2.0
import Terms

/// A report in the making: takes one day after the other.
struct ReportTally {
    let grouping: ReportGrouping
    /// Only visits that were called here last count; nil is everywhere.
    private let window: WindowID?
    private var groups: [String: VisitFigures] = [:]
    private var all = VisitFigures()
    private var actions: [String: [StaffAction.Kind: Int]] = [:]

    /// Fewer of one kind are nobody's habit.
    private static let fewest = 5
    /// An outlier has so many times the median of all clerks, per hundred visits served.
    private static let outlierFactor = 3

    init(_ grouping: ReportGrouping, window: WindowID?) { (self.grouping, self.window) = (grouping, window) }

    mutating func count(_ visits: [VisitRow], _ actions: [StaffAction: Int]) {
        for row in visits where window == nil || row.window == window {
            groups[grouping.key(of: row), default: VisitFigures()].count(row)
            all.count(row)
        }
        guard grouping == .clerk, window == nil else { return }
        for (action, count) in actions {
            self.actions[action.staff.text, default: [:]][action.kind, default: 0] += count
        }
    }

    func lines() -> ([Report.Line], Report.Line) {
        let keys = Set(groups.keys).union(actions.keys).sorted()
        let lines = keys.map { key in
            Report.Line(key: key, columns: (groups[key] ?? VisitFigures()).columns + staffColumns(of: key))
        }
        return (lines, Report.Line(key: "", columns: all.columns + staffColumns(of: nil)))
    }

    /// R56: what members of staff did that should be seldom; nil adds all up.
    private func staffColumns(of key: String?) -> [ReportColumn] {
        guard grouping == .clerk else { return [] }
        let counts = StaffAction.Kind.allCases.map { kind in
            let count = key.map { actions[$0]?[kind] ?? 0 } ?? actions.values.reduce(0) { $0 + ($1[kind] ?? 0) }
            return ReportColumn("staff_" + kind.rawValue, count)
        }
        let outliers = StaffAction.Kind.allCases.count { kind in key.map { isOutlier($0, kind) } ?? false }
        return counts + [ReportColumn("staff_outliers", key == nil ? nil : outliers)]
    }

    private func isOutlier(_ key: String, _ kind: StaffAction.Kind) -> Bool {
        guard let count = actions[key]?[kind], count >= Self.fewest else { return false }
        let rates = Set(groups.keys).union(actions.keys).map { rate($0, kind) }
        // Of the lower half: one of two clerks is not the measure of himself.
        let median = rates.sorted()[(rates.count - 1) / 2]
        return rate(key, kind) > median * Self.outlierFactor
    }

    /// Actions per hundred visits served, at least one.
    private func rate(_ key: String, _ kind: StaffAction.Kind) -> Int {
        (actions[key]?[kind] ?? 0) * 100 / max(1, groups[key]?.served ?? 0)
    }
}
