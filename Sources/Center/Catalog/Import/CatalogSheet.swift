// SPDX-License-Identifier: Apache-2.0
import Terms

/// The rows of a CSV file with English or Chinese headings.
struct CatalogSheet {
    private let columns: [CatalogColumn]
    private let records: ArraySlice<CSVTable.Record>

    /// Reads a file that has the columns `needed` and perhaps some of `more`; another one is refused, not passed over.
    init(csv text: String, needed: [CatalogColumn], more: [CatalogColumn] = []) throws(CatalogImportFault) {
        let table: CSVTable
        do throws(CSVFault) {
            table = try CSVTable(text: text)
        } catch { throw .table(error) }
        guard let heading = table.records.first else { throw .noRows }
        var columns: [CatalogColumn] = []
        for (index, name) in heading.fields.enumerated() {
            guard let column = CatalogColumn.named(name), needed.contains(column) || more.contains(column),
                !columns.contains(column)
            else { throw .unknownColumn(index + 1) }
            columns.append(column)
        }
        for column in needed where !columns.contains(column) { throw .missingColumn(column) }
        (self.columns, records) = (columns, table.records.dropFirst())
        guard !records.isEmpty else { throw .noRows }
        guard records.count <= CatalogImport.mostRows else { throw .tooManyRows(limit: CatalogImport.mostRows) }
    }

    /// Reads every row; either all records or every row that is wrong.
    func records<Record: CatalogRecord>(
        _ read: (CatalogRow) throws(CatalogFault) -> Record
    ) throws(CatalogImportFault) -> [PlacedRecord<Record>] {
        var (placed, problems, keys): ([PlacedRecord<Record>], [CatalogProblem], Set<String>) = ([], [], [])
        placed.reserveCapacity(records.count)
        for record in records {
            let place = "line \(record.line)"
            let row = CatalogRow(
                fields: Dictionary(zip(columns, record.fields), uniquingKeysWith: { first, _ in first })
            )
            do throws(CatalogFault) {
                let read = try read(row)
                var faults = read.faults
                if !keys.insert(read.key).inserted { faults.append(.repeated) }
                problems += faults.map { CatalogProblem(place, $0) }
                placed.append(PlacedRecord(place, read))
            } catch { problems.append(CatalogProblem(place, error)) }
        }
        guard problems.isEmpty else { throw .problems(problems) }
        return placed
    }
}
