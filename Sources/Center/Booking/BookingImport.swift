// SPDX-License-Identifier: Apache-2.0
import Terms

/// The bookings of a file, every row checked: either all of them or a list of what is wrong.
package enum BookingImport {
    /// Reads a CSV file with English or Chinese headings; local times are `offsetSeconds` east of UTC.
    package static func orders(csv text: some StringProtocol, offsetSeconds: Int) throws(ImportFault) -> [BookingOrder]
    {
        let table: CSVTable
        do throws(CSVFault) {
            table = try CSVTable(text: text)
        } catch { throw .table(error) }
        guard let heading = table.records.first else { throw .noRows }
        var columns: [OrderField] = []
        for (index, name) in heading.fields.enumerated() {
            guard let field = OrderField.named(name) else { throw .unknownColumn(index + 1) }
            columns.append(field)
        }
        for field in OrderField.required where !columns.contains(field) { throw .missingColumn(field) }
        let rows = table.records.dropFirst().map { record in
            (record.line, Dictionary(zip(columns, record.fields), uniquingKeysWith: { first, _ in first }))
        }
        return try orders(rows, offsetSeconds: offsetSeconds)
    }

    /// Reads rows that were objects with English or Chinese keys.
    package static func orders(objects: [[String: String]], offsetSeconds: Int) throws(ImportFault) -> [BookingOrder] {
        var rows: [(Int, [OrderField: String])] = []
        for (index, object) in objects.enumerated() {
            var fields: [OrderField: String] = [:]
            for (name, text) in object {
                guard let field = OrderField.named(name) else { throw .unknownColumn(index + 1) }
                fields[field] = text
            }
            rows.append((index + 1, fields))
        }
        return try orders(rows, offsetSeconds: offsetSeconds)
    }

    private static func orders(
        _ rows: [(Int, [OrderField: String])],
        offsetSeconds: Int
    ) throws(ImportFault) -> [BookingOrder] {
        guard !rows.isEmpty else { throw .noRows }
        var orders: [BookingOrder] = []
        var faults: [ImportFault.RowFault] = []
        for (row, fields) in rows {
            do throws(OrderProblem) {
                orders.append(try BookingOrder(fields: fields, offsetSeconds: offsetSeconds))
            } catch { faults.append(ImportFault.RowFault(row: row, problem: error)) }
        }
        guard faults.isEmpty else { throw .rows(faults) }
        return orders
    }
}
