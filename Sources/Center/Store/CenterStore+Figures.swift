// SPDX-License-Identifier: Apache-2.0
package import Booking
import Rows
package import Terms

extension CenterStore {
    /// The figures of the visits from `from` up to, not including, `through` (F8, R70), by the keys of the groups.
    package func figures(
        by grouping: FigureGrouping,
        from: BusinessDay,
        through: BusinessDay,
        center: CenterID?,
        offsetSeconds: Int
    ) throws(StoreError) -> [FigureRow] {
        let values: [Value] = [
            .text(grouping.rawValue), .integer(Self.midnight(from, offsetSeconds)),
            .integer(Self.midnight(through, offsetSeconds)), .orNull(center?.text),
            .integer(Int64(offsetSeconds) * 1000),
        ]
        var rows: [String: FigureRow] = [:]
        try reading { () throws(RowsError) in
            for row in try bookingFigures(values) { rows[row.key] = row }
            guard grouping.concernsVisits else { return }
            for figures in try visitFigures(values) {
                var row = rows[figures.key] ?? FigureRow(key: figures.key)
                (row.walkIn, row.green) = (figures.walkIn, figures.green)
                (row.waitMinutes, row.handlingMinutes) = (figures.wait, figures.handling)
                rows[figures.key] = row
            }
            let again = try visitRows.refilled.rows(values[0], values[1], values[2], values[3], values[4]) {
                row throws(RowsError) in (try row.text(0), Int(try row.integer(1)))
            }
            for (key, count) in again { rows[key, default: FigureRow(key: key)].refilled = count }
        }
        return rows.values.sorted { $0.key < $1.key }
    }

    private func bookingFigures(_ values: [Value]) throws(RowsError) -> [FigureRow] {
        try visitRows.bookingFigures.rows(values[0], values[1], values[2], values[3], values[4]) {
            row throws(RowsError) in
            var figures = FigureRow(key: try row.text(0))
            var counts: [Int] = []
            for column in 1...13 { counts.append(Int(try row.optionalInteger(column) ?? 0)) }
            (figures.booked, figures.cancelled, figures.cancelledLate) = (counts[0], counts[1], counts[2])
            (figures.rescheduled, figures.void) = (counts[3], counts[4])
            (figures.noShow, figures.waived, figures.exchanged) = (counts[5], counts[6], counts[7])
            (figures.called, figures.calledInSlot) = (counts[8], counts[9])
            (figures.finished, figures.finishedInSlot, figures.fromWaitlist) = (counts[10], counts[11], counts[12])
            return figures
        }
    }

    /// Tickets by group: walk-ins, green ones, and how long people waited and were served.
    private func visitFigures(
        _ values: [Value]
    ) throws(RowsError) -> [(key: String, walkIn: Int, green: Int, wait: Double?, handling: Double?)] {
        try visitRows.visitFigures.rows(values[0], values[1], values[2], values[3], values[4]) {
            row throws(RowsError) in
            (
                key: try row.text(0), walkIn: Int(try row.integer(1)), green: Int(try row.integer(2)),
                wait: Self.minutes(try row.optionalInteger(4), try row.integer(5)),
                handling: Self.minutes(try row.optionalInteger(6), try row.integer(7))
            )
        }
    }

    private static func minutes(_ seconds: Int64?, _ count: Int64) -> Double? {
        guard let seconds, count > 0 else { return nil }
        return Double(seconds) / 60 / Double(count)
    }

    private static func midnight(_ day: BusinessDay, _ offsetSeconds: Int) -> Int64 {
        (Int64(day.daysSinceEpoch) * 86_400 - Int64(offsetSeconds)) * 1000
    }
}
