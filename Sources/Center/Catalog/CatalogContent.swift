// SPDX-License-Identifier: Apache-2.0
package import Terms

/// What a center offers for booking at one moment: its own data, its businesses, and the items bound to them.
///
/// An item is named with its revision: the guide that people read stays known for every version that was published.
package struct CatalogContent: Sendable, Equatable {
    /// An item as halls need it.
    package struct Item: Sendable, Equatable {
        /// 事项编码.
        package let code: ItemCode
        /// Which wording of the item.
        package let revision: Int
        /// Its name in Chinese.
        package let name: String
        /// Its name in English.
        package let englishName: String
        /// The department responsible.
        package let department: DepartmentID
        /// The line that takes it.
        package let service: ServiceID
        /// Whether it can be booked.
        package let isBookable: Bool

        /// Collects the parts.
        package init(
            code: ItemCode,
            revision: Int,
            name: String,
            englishName: String,
            department: DepartmentID,
            service: ServiceID,
            isBookable: Bool
        ) {
            (self.code, self.revision, self.name, self.englishName) = (code, revision, name, englishName)
            (self.department, self.service, self.isBookable) = (department, service, isBookable)
        }
    }

    /// The center.
    package let center: CenterProfile
    /// Its businesses.
    package let services: [ServiceEntry]
    /// The items bound to them.
    package let items: [Item]

    /// Puts the parts into the order in which they are written.
    package init(center: CenterProfile, services: [ServiceEntry], items: [Item]) {
        self.center = center
        self.services = services.sorted { $0.id < $1.id }
        self.items = items.sorted { $0.code < $1.code }
    }

    /// The canonical JSON of version `number`: members in the order of their names, no blanks.
    package func json(version number: Int) -> String {
        var writer = JSONWriter(capacity: items.count * 256 + 4096)
        writer.beginObject()
        writer.key("center")
        write(center, &writer)
        writer.key("items")
        writer.beginArray()
        for item in items { write(item, &writer) }
        writer.endArray()
        writer.key("services")
        writer.beginArray()
        for service in services { write(service, &writer) }
        writer.endArray()
        writer.key("version")
        writer.number(number)
        writer.endObject()
        return writer.text
    }

    private func write(_ center: CenterProfile, _ writer: inout JSONWriter) {
        writer.beginObject()
        writer.members([
            ("address", center.address), ("address_en", center.englishAddress),
            ("booking_address", center.bookingAddress), ("hours", center.hours.text), ("id", center.id.text),
        ])
        writer.key("kiosks")
        writer.number(center.kiosks)
        writer.members([
            ("level", center.level.rawValue), ("name", center.name), ("name_en", center.englishName),
            ("phone", center.phone),
        ])
        writer.endObject()
    }

    private func write(_ item: Item, _ writer: inout JSONWriter) {
        writer.beginObject()
        writer.key("bookable")
        writer.bool(item.isBookable)
        writer.members([
            ("code", item.code.text), ("department", item.department.text), ("name", item.name),
            ("name_en", item.englishName),
        ])
        writer.key("revision")
        writer.number(item.revision)
        writer.members([("service", item.service.text)])
        writer.endObject()
    }

    private func write(_ service: ServiceEntry, _ writer: inout JSONWriter) {
        writer.beginObject()
        writer.members([
            ("area", service.area), ("hours", service.hours?.text ?? ""), ("id", service.id.text),
            ("name", service.name), ("name_en", service.englishName),
        ])
        writer.endObject()
    }
}

extension JSONWriter {
    /// Writes members with texts.
    fileprivate mutating func members(_ members: [(StaticString, String)]) {
        for (name, text) in members {
            key(name)
            string(text)
        }
    }
}
