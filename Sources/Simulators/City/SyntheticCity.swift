// SPDX-License-Identifier: Apache-2.0
/// A city that does not exist, for demonstrations, tests and load: centers, items, calendar and people from one seed.
///
/// The same seed gives the same city on every machine. Nothing is kept: every part is made when it is asked for.
package struct SyntheticCity: Sendable {
    /// What all of it follows from.
    package let seed: UInt64
    /// How many people live there.
    package let people: Int
    /// How many items its catalog has, at most `mostItems`.
    package let items: Int
    /// The first of the two years of its calendar.
    package let year: Int

    /// Below the city's own hall.
    package static let counties = 9
    /// Spread over the counties.
    package static let townships = 140
    /// The most items: ten matters of six subjects of every department.
    package static let mostItems = CityDepartment.all.count * CityItem.subjects.count * CityItem.matters.count

    /// A city of `people` from `seed` on.
    package init(seed: UInt64 = 1, people: Int = 100_000, items: Int = Self.mostItems, year: Int = 2026) {
        precondition((0...Self.mostItems).contains(items) && people >= 0, "a city has no such size")
        (self.seed, self.people, self.items, self.year) = (seed, people, items, year)
    }

    /// The stream of numbers called `name` of this city.
    func random(_ name: String) -> SeededRandom { SeededRandom(seed, "city " + name) }
}
