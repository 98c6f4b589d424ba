// SPDX-License-Identifier: Apache-2.0
import Catalog
import Simulators
import Terms
import Testing

/// The city that does not exist is one that every import takes.
struct SyntheticCityTests {
    private static let city = SyntheticCity(seed: 7)

    @Test
    func `R60: 1 city, 9 county halls, 140 townships, and 40 businesses a hall`() throws {
        let centers = try CatalogImport.centers(csv: Self.city.centersFile()).map(\.record)
        let levels = Dictionary(grouping: centers, by: \.level).mapValues(\.count)
        #expect(levels == [.city: 1, .county: 9, .township: 140])
        let services = try CatalogImport.services(csv: Self.city.servicesFile()).map(\.record)
        let counts = Dictionary(grouping: services, by: \.center).mapValues(\.count)
        #expect(centers.allSatisfy { counts[$0.id] == ($0.level == .township ? 6 : 40) })
        let names = CatalogReferences(centers: Dictionary(uniqueKeysWithValues: centers.map { ($0.id, $0.level) }))
        #expect(centers.flatMap { names.faults($0) }.isEmpty && services.flatMap { names.faults($0) }.isEmpty)
        #expect(centers.contains { $0.kiosks == 0 } && centers.contains { $0.kiosks == 1 })
    }

    @Test
    func `R65: 2,700 items, whose bindings name what exists`() throws {
        let departments = try CatalogImport.departments(csv: Self.city.departmentsFile()).map(\.record.id)
        let items = try CatalogImport.items(csv: Self.city.itemsFile()).map(\.record)
        #expect(items.count == 2700 && Set(items.map(\.name)).count == 2700)
        let centers = try CatalogImport.centers(csv: Self.city.centersFile()).map(\.record)
        let services = try CatalogImport.services(csv: Self.city.servicesFile()).map(\.record)
        let names = CatalogReferences(
            departments: Set(departments),
            centers: Dictionary(uniqueKeysWithValues: centers.map { ($0.id, $0.level) }),
            items: Set(items.map(\.code)),
            services: Dictionary(grouping: services, by: \.center).mapValues { Set($0.map(\.id)) }
        )
        #expect(items.flatMap { names.faults($0) }.isEmpty)
        let bindings = try CatalogImport.bindings(csv: Self.city.bindingsFile()).map(\.record)
        #expect(bindings.flatMap { names.faults($0) }.isEmpty)
        let linzhou = bindings.filter { $0.center.text == "linzhou" }
        #expect((2600..<2700).contains(linzhou.count))
    }

    @Test
    func `R66: a calendar of holidays and make-up workdays`() throws {
        let days = try CatalogImport.calendar(csv: Self.city.calendarFile()).map(\.record)
        let calendar = CityCalendar(days)
        let profile = try CatalogFixture.profile()
        let workdays = days.filter { $0.kind == .workday }
        #expect(workdays.count == 12)
        #expect(workdays.allSatisfy { OpeningHours.Weekday($0.day) >= .saturday })
        #expect(workdays.allSatisfy { !calendar.sessions(of: profile, on: $0.day).isEmpty })
        #expect(try calendar.sessions(of: profile, on: CatalogFixture.day("2026-10-01")).isEmpty)
    }

    @Test
    func `people have documents with correct check digits, each their own, of a region that does not exist`() {
        var documents: Set<DocumentNumber> = []
        let numbers = Array(90_000..<Self.city.people)
        for number in numbers { documents.insert(Self.city.resident(number).document) }
        #expect(Self.city.people == 100_000 && documents.count == numbers.count)
        #expect(documents.count { $0.type == .creditCode } == numbers.count / SyntheticCity.peopleForOneUnit)
        #expect(documents.allSatisfy { $0.plain.contains("410599") })
    }

    @Test
    func `the same seed is the same city, another seed another`() {
        #expect(SyntheticCity(seed: 7).servicesFile() == Self.city.servicesFile())
        #expect(SyntheticCity(seed: 8).servicesFile() != Self.city.servicesFile())
        #expect(SyntheticCity(seed: 7).resident(5) == Self.city.resident(5))
        #expect(SyntheticCity(seed: 8).resident(5) != Self.city.resident(5))
    }
}
