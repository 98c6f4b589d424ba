// SPDX-License-Identifier: Apache-2.0
import Testing

/// Every sentence of the notice that software can hold has a test named after it, every open point one at its boundary,
/// and the README's table says so of the same ones.
struct RequirementTests {
    /// The sentences owned by the kiosk, the center or the booking page (requirements.md 1.1–1.7).
    private static let sentences = Set(1...76).subtracting([14, 21, 22, 39, 46, 53, 57, 59, 62, 73, 76])

    /// The open points that the notice leaves (requirements.md 1.8).
    private static let points = Set(1...37)

    @Test func `every sentence has a test that begins with its number`() throws {
        let named = try Self.named("R")
        let missing = Self.sentences.subtracting(named).sorted()
        #expect(missing.isEmpty, "no test is named after R\(missing)")
    }

    @Test func `every open point has a test that begins with its number`() throws {
        let missing = Self.points.subtracting(try Self.named("A")).sorted()
        #expect(missing.isEmpty, "no test is named after A\(missing)")
    }

    @Test func `the README's table names just the sentences that have a test`() throws {
        let readme = try SourceTree.text("README.md")
        let rows = readme.split(separator: "\n").filter { $0.hasPrefix("| R") }
        let told = Set(rows.flatMap { Self.numbers(in: $0.dropFirst(2).prefix { $0 != "|" }, "R") })
        let named = try Self.named("R")
        #expect(!told.isEmpty, "README.md has no table of requirements")
        #expect(told.subtracting(named).isEmpty, "told and not tested: R\(told.subtracting(named).sorted())")
        let untold = named.subtracting(told).sorted()
        #expect(untold.isEmpty, "tested and not told: R\(untold)")
    }

    /// The numbers that names of tests begin with, in Swift and in Python.
    private static func named(_ letter: Character) throws -> Set<Int> {
        var found: Set<Int> = []
        for file in try SourceTree.paths(below: "Tests", endingWith: [".swift", ".py"]) {
            for line in try SourceTree.text(file).split(separator: "\n") {
                if let start = line.firstRange(of: "func `") {
                    found.formUnion(numbers(in: line[start.upperBound...].prefix { $0 != ":" }, letter))
                } else if let start = line.firstRange(of: "def test_") {
                    let words = line[start.upperBound...].prefix { $0 != "(" }.split(separator: "_")
                    found.formUnion(words.prefix { number($0, letter) != nil }.compactMap { number($0, letter) })
                }
            }
        }
        return found
    }

    /// `R4, R10` are 4 and 10, `R24–R26` are 24, 25 and 26; other words are none.
    private static func numbers(in text: Substring, _ letter: Character) -> [Int] {
        text.split(separator: ",").flatMap { part -> [Int] in
            let ends = part.split(separator: "–").map { number($0.filter { $0 != " " }[...], letter) }
            guard let first = ends.first ?? nil else { return [] }
            guard ends.count == 2, let last = ends[1], first <= last else { return ends.count == 1 ? [first] : [] }
            return Array(first...last)
        }
    }

    private static func number(_ word: Substring, _ letter: Character) -> Int? {
        guard word.first == letter || word.first == Character(letter.lowercased()) else { return nil }
        return Int(word.dropFirst())
    }
}
