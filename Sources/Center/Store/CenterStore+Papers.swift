// SPDX-License-Identifier: Apache-2.0
import Catalog
import FoundationEssentials
import Rows
import Rules
package import Terms
import Vault
package import Wire

// What halls are told besides the mode: rules, opening hours, contacts and the published catalog.
extension CenterStore {
    /// A document that is to be signed.
    package struct Paper: Sendable, Equatable {
        /// What it is about.
        package let kind: SignedDocument.Kind
        /// Its canonical JSON.
        package let body: String
        /// The number by which people know it.
        package let version: Int64?
    }

    /// The centers that have halls.
    package func centersWithHalls() throws(StoreError) -> [CenterID] {
        var seen: Set<CenterID> = []
        return try halls().map(\.center).filter { seen.insert($0).inserted }
    }

    /// What has changed for the halls of `center` since its documents were signed.
    package func papersDue(of center: CenterID, at now: Moment) throws(StoreError) -> [Paper] {
        var due: [Paper] = []
        if let rules = try rulesPaper(at: now.timestamp) { due.append(rules) }
        if let profile = try self.center(center) {
            due.append(try calendarPaper(of: profile, at: now))
            due.append(try noticesPaper(of: profile))
        }
        if let catalog = try catalogPaper(of: center) { due.append(catalog) }
        var changed: [Paper] = []
        for paper in due {
            let newest = try document(paper.kind, of: center)
            if newest?.digest != DocumentSeal.digest(of: Array(paper.body.utf8)) { changed.append(paper) }
        }
        return changed
    }

    /// The rules that halls decide by and that the city has ever set; nil while it has set none.
    private func rulesPaper(at now: Timestamp) throws(StoreError) -> Paper? {
        let book = try ruleBook()
        let rules = book.rules(at: now)
        let set = Set(book.changes.filter { $0.effective <= now }.map(\.name))
            .filter { RuleDefinition.of($0).reach == .hall }
        guard !set.isEmpty else { return nil }
        let values = Dictionary(uniqueKeysWithValues: set.map { ($0.rawValue, rules[$0].text) })
        return Paper(kind: .rules, body: try StoredJSON.text(RulesDocument(values: values)), version: nil)
    }

    /// The weekly hours and every day of the next year that differs.
    private func calendarPaper(of center: CenterProfile, at now: Moment) throws(StoreError) -> Paper {
        // Anew each month, not each day: halls open anew when their calendar changes.
        let first = BusinessDay(year: now.day.year, month: now.day.month, day: 1) ?? now.day
        let last = first.advanced(byDays: Self.calendarDays)
        let calendar = try self.calendar(of: center.id, from: first, through: last)
        let differing = Set(calendar.entries(of: center.id, from: first, through: last).map(\.day)).sorted()
        let days = differing.map { day in
            let opening = calendar.opening(of: center, on: day)
            return CalendarDocument.Day(
                day: day,
                sessions: opening.sessions.map(ClockText.span),
                workday: calendar.isWorkingDay(day),
                name: opening.reason?.note ?? ""
            )
        }
        let document = CalendarDocument(hours: center.hours.text, days: days)
        return Paper(kind: .calendar, body: try StoredJSON.text(document), version: nil)
    }

    private func noticesPaper(of center: CenterProfile) throws(StoreError) -> Paper {
        let document = NoticesDocument(
            bookingMethod: center.bookingAddress.isEmpty ? nil : center.bookingAddress,
            telephone: center.phone
        )
        return Paper(kind: .notices, body: try StoredJSON.text(document), version: nil)
    }

    /// The newest published catalog with what the guide says of each item; nil while none was published.
    ///
    /// Should it be longer than a document may be, the conditions stay away, then the materials.
    private func catalogPaper(of center: CenterID) throws(StoreError) -> Paper? {
        guard let version = try catalogVersion(of: center) else { return nil }
        // What was published never changes: what was signed is the same.
        if try document(.catalog, of: center)?.version == Int64(version.number) { return nil }
        let entries: CatalogEntries = try StoredJSON.record(version.content, "catalog_version")
        var names: [DepartmentID: String] = [:]
        for department in try departments() { names[department.id] = department.name }
        var items: [CatalogDocument.Item] = []
        for entry in entries.items {
            guard let item = try item(entry.code, revision: entry.revision) else { continue }
            items.append(CatalogDocument.Item(item, entry.service, department: names[item.department] ?? ""))
        }
        for part in [items, items.map { $0.without(materials: false) }, items.map { $0.without(materials: true) }] {
            let body = try StoredJSON.text(CatalogDocument(items: part))
            guard body.utf8.count > SignedDocument.longestBody else {
                return Paper(kind: .catalog, body: body, version: Int64(version.number))
            }
        }
        throw .damaged("catalog_version")
    }

    /// How far ahead halls know the calendar.
    private static let calendarDays = 400
}

/// What a published catalog says of its items.
private struct CatalogEntries: Decodable {
    struct Entry: Decodable {
        let code: ItemCode
        let revision: Int
        let service: ServiceID
    }

    let items: [Entry]
}

extension CatalogDocument.Item {
    fileprivate init(_ item: CatalogItem, _ service: ServiceID, department: String) {
        self.init(
            code: item.code.text,
            name: item.name,
            englishName: item.englishName.isEmpty ? nil : item.englishName,
            department: department,
            service: service,
            conditions: item.conditions,
            materials: item.materials.map { Material(name: $0.name, copies: $0.copies == 1 ? nil : $0.copies) },
            fee: item.fee,
            timeLimit: item.timeLimit,
            phone: item.phone
        )
    }

    /// The same without its conditions, and without its materials where that is not enough.
    fileprivate func without(materials isShort: Bool) -> CatalogDocument.Item {
        CatalogDocument.Item(
            code: code,
            name: name,
            englishName: englishName,
            department: department,
            service: service,
            conditions: "",
            materials: isShort ? [] : materials,
            fee: fee,
            timeLimit: timeLimit,
            phone: phone
        )
    }
}
