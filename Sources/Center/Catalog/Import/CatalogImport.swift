// SPDX-License-Identifier: Apache-2.0
import Terms

/// The catalog's CSV files, every row checked: either all records of a file or a list of what is wrong.
package enum CatalogImport {
    /// The most rows of a file.
    package static let mostRows = 100_000

    /// Reads items (事项) with their guides.
    package static func items(csv text: String) throws(CatalogImportFault) -> [PlacedRecord<CatalogItem>] {
        try CatalogSheet(
            csv: text,
            needed: [.item, .department, .name],
            more: [
                .center, .englishName, .conditions, .englishConditions, .materials, .fee, .timeLimit, .phone, .bookable,
            ]
        )
        .records { row throws(CatalogFault) in try CatalogItem(row) }
    }

    /// Reads departments (部门).
    package static func departments(csv text: String) throws(CatalogImportFault) -> [PlacedRecord<Department>] {
        try CatalogSheet(csv: text, needed: [.department, .name], more: [.englishName, .phone]).records {
            row throws(CatalogFault) in
            Department(
                id: try row.identifier(.department),
                name: row.text(.name),
                englishName: row.text(.englishName),
                phone: row.text(.phone)
            )
        }
    }

    /// Reads centers (中心); one without a telephone is refused (R7).
    package static func centers(csv text: String) throws(CatalogImportFault) -> [PlacedRecord<CenterProfile>] {
        try CatalogSheet(
            csv: text,
            needed: [.center, .name, .address, .phone, .level],
            more: [.englishName, .englishAddress, .parent, .bookingAddress, .hours, .kiosks]
        )
        .records { row throws(CatalogFault) in try CenterProfile(row) }
    }

    /// Reads the businesses (业务) of centers.
    package static func services(csv text: String) throws(CatalogImportFault) -> [PlacedRecord<ServiceEntry>] {
        try CatalogSheet(
            csv: text,
            needed: [.center, .service, .name, .windows, .handlingMinutes],
            more: [.englishName, .area, .bookedOnlyWindows, .hours]
        )
        .records { row throws(CatalogFault) in try ServiceEntry(row) }
    }

    /// Reads which item is taken in which line.
    package static func bindings(csv text: String) throws(CatalogImportFault) -> [PlacedRecord<ItemBinding>] {
        try CatalogSheet(csv: text, needed: [.center, .item, .service]).records { row throws(CatalogFault) in
            ItemBinding(
                center: try row.identifier(.center),
                item: try row.identifier(.item),
                service: try row.identifier(.service)
            )
        }
    }

    /// Reads days that are not as their weekday says.
    package static func calendar(csv text: String) throws(CatalogImportFault) -> [PlacedRecord<CalendarDay>] {
        try CatalogSheet(csv: text, needed: [.day, .kind], more: [.center, .weekday, .sessions, .note, .englishNote])
            .records { row throws(CatalogFault) in try CalendarDay(row) }
    }
}
