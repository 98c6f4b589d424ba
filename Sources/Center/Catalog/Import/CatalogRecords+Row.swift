// SPDX-License-Identifier: Apache-2.0
import Terms

extension CatalogItem {
    init(_ row: CatalogRow) throws(CatalogFault) {
        self.init(
            code: try row.identifier(.item),
            owner: try row.optionalIdentifier(.center),
            department: try row.identifier(.department),
            name: row.text(.name)
        )
        (englishName, conditions) = (row.text(.englishName), row.text(.conditions))
        englishConditions = row.text(.englishConditions)
        materials = try row.optional(.materials, .materials) { ItemMaterial.list(of: $0) } ?? []
        (fee, timeLimit, phone) = (row.text(.fee), row.text(.timeLimit), row.text(.phone))
        isBookable = try row.answer(.bookable, usual: true)
    }
}

extension CenterProfile {
    init(_ row: CatalogRow) throws(CatalogFault) {
        let words = CenterLevel.allCases.map { $0.rawValue + "/" + $0.chineseName }
        self.init(
            id: try row.identifier(.center),
            name: row.text(.name),
            englishName: row.text(.englishName),
            address: row.text(.address),
            englishAddress: row.text(.englishAddress),
            phone: row.text(.phone),
            level: try row.value(.level, .oneOf(words)) { text in
                CenterLevel.allCases.first { $0.rawValue == text || $0.chineseName == text }
            },
            parent: try row.optionalIdentifier(.parent),
            bookingAddress: row.text(.bookingAddress),
            hours: try row.optional(.hours, .hours) { OpeningHours(text: $0) } ?? .usual,
            kiosks: try row.number(.kiosks, in: 0...Self.mostKiosks, usual: 1)
        )
    }
}

extension ServiceEntry {
    init(_ row: CatalogRow) throws(CatalogFault) {
        self.init(
            center: try row.identifier(.center),
            id: try row.identifier(.service),
            name: row.text(.name),
            englishName: row.text(.englishName),
            area: row.text(.area),
            windows: try row.number(.windows, in: 1...Self.mostWindows, usual: nil),
            bookedOnlyWindows: try row.number(.bookedOnlyWindows, in: 0...Self.mostWindows, usual: 0),
            handlingMinutes: try row.number(.handlingMinutes, in: 1...Self.mostHandlingMinutes, usual: nil),
            hours: try row.optional(.hours, .hours) { OpeningHours(text: $0) }
        )
    }
}

extension CalendarDay {
    init(_ row: CatalogRow) throws(CatalogFault) {
        let words = Kind.allCases.map { $0.rawValue + "/" + $0.chineseName }
        let days = OpeningHours.Weekday.allCases.map(\.name)
        self.init(
            center: try row.optionalIdentifier(.center),
            day: try row.value(.day, .date) { BusinessDay(text: $0) },
            kind: try row.value(.kind, .oneOf(words)) { text in
                Kind.allCases.first { $0.rawValue == text || $0.chineseName == text }
            },
            weekday: try row.optional(.weekday, .oneOf(days)) { OpeningHours.Weekday(name: $0) },
            sessions: try row.optional(.sessions, .sessions) { ClockText.spans(of: $0) } ?? [],
            note: row.text(.note),
            englishNote: row.text(.englishNote)
        )
    }
}
