// SPDX-License-Identifier: Apache-2.0
package import Booking
import Rows
package import Terms

extension CenterStore {
    /// Counts every number of the inventory anew and compares (R40); of one center or day, or of all.
    package func conservation(
        center: CenterID? = nil,
        day: BusinessDay? = nil
    ) throws(StoreError) -> ConservationReport {
        let (whose, when) = (Value.orNull(center?.text), Value.orNull(day?.text))
        var report = ConservationReport()
        let sums = try reading { () throws(RowsError) in
            try slotRows.sums.first(whose, when) { row throws(RowsError) in
                var sums: [Int] = []
                for column in 0..<6 { sums.append(Int(try row.integer(column))) }
                return sums
            }
        }
        guard let sums else { throw .damaged("slot") }
        (report.slots, report.quota, report.issued) = (sums[0], sums[1], sums[2])
        (report.free, report.pooled, report.expired) = (sums[3], sums[4], sums[5])
        report.faults += try faults(.issued, slotRows.wrongIssued, whose, when)
        report.faults += try faults(.pooled, slotRows.wrongPooled, whose, when)
        report.faults += try faults(.sum, slotRows.wrongSum, whose, when)
        return report
    }

    private func faults(
        _ kind: ConservationReport.Fault.Kind,
        _ statement: Statement,
        _ center: Value,
        _ day: Value
    ) throws(StoreError) -> [ConservationReport.Fault] {
        let found = try reading { () throws(RowsError) in
            try statement.rows(center, day) { row throws(RowsError) in
                (CenterID(try row.text(0)), ServiceID(try row.text(1)), Timestamp(milliseconds: try row.integer(2)))
            }
        }
        return try found.map { center, service, start throws(StoreError) in
            guard let center, let service else { throw .damaged("slot") }
            return ConservationReport.Fault(kind, center, service, start)
        }
    }
}
