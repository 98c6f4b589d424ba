// SPDX-License-Identifier: Apache-2.0
import Rules
import Terms
import Testing

/// F5: every open point of the notice is a rule with a default, bounds, an effective date and an author.
struct RuleBookTests {
    private static let now = Timestamp(seconds: 1_795_000_000)

    private static func change(
        _ name: RuleName,
        _ value: RuleValue,
        after seconds: Int64 = 0,
        note: String = "why"
    ) throws -> RuleChange {
        let staff = try #require(StaffID("4001"))
        return RuleChange(name, value, effective: now.adding(seconds: seconds), madeAt: now, staff: staff, note: note)
    }

    @Test func `R67: every rule is defined once, its default is within its bounds, and every article has one`() {
        #expect(Set(RuleDefinition.all.map(\.name)) == Set(RuleName.allCases))
        #expect(RuleDefinition.all.count == RuleName.allCases.count)
        for definition in RuleDefinition.all {
            #expect(definition.bounds.contains(definition.standard), "\(definition.name)")
            #expect(!definition.chinese.isEmpty && !definition.english.isEmpty)
        }
        let articles = Set(RuleDefinition.all.map(\.article))
        for number in 1...37 { #expect(articles.contains("A\(number)")) }
    }

    @Test func `R67: whole numbers are taken up to both bounds and not beyond`() throws {
        for definition in RuleDefinition.all {
            guard case .whole(let range, _) = definition.bounds else { continue }
            for (number, isAllowed) in [
                (range.lowerBound - 1, false), (range.lowerBound, true), (range.upperBound, true),
                (range.upperBound + 1, false),
            ] {
                var rules = CityRules()
                let isTaken = (try? rules.set(definition.name, .whole(number))) != nil
                #expect(isTaken == isAllowed, "\(definition.name.rawValue) = \(number)")
                #expect(definition.bounds.value(String(number)).map { _ in true } ?? false == isAllowed)
            }
        }
    }

    @Test func `R67: a change counts from its moment on, to the millisecond`() throws {
        var book = RuleBook()
        try book.add(Self.change(.cancelLead, .whole(20), after: 3600))
        let turn = Self.now.adding(seconds: 3600)
        #expect(book.rules(at: Timestamp(milliseconds: turn.milliseconds - 1)).cancelLeadMinutes == 30)
        #expect(book.rules(at: turn).cancelLeadMinutes == 20)
        try book.add(Self.change(.cancelLead, .whole(10), after: 3600))
        #expect(book.rules(at: turn).cancelLeadMinutes == 10, "of two for one moment the later one counts")
        try book.add(Self.change(.cancelLead, .whole(5), after: 60))
        #expect(book.rules(at: turn).cancelLeadMinutes == 10, "an earlier moment does not undo a later one")
        #expect(book.rules(at: Self.now.adding(seconds: 60)).cancelLeadMinutes == 5)
    }

    @Test func `R67: what is out of bounds, in the past, without a reason or contradictory is not written down`() throws
    {
        var book = RuleBook()
        #expect(throws: RuleFault.outOfBounds(.cancelLead)) { try book.add(Self.change(.cancelLead, .whole(31))) }
        #expect(throws: RuleFault.outOfBounds(.refill)) { try book.add(Self.change(.refill, .choice("none"))) }
        #expect(throws: RuleFault.inThePast(.cancelLead)) {
            try book.add(Self.change(.cancelLead, .whole(20), after: -1))
        }
        #expect(throws: RuleFault.noReason(.cancelLead)) {
            try book.add(Self.change(.cancelLead, .whole(20), note: "  "))
        }
        try book.add(Self.change(.releaseMax, .whole(10), after: 100))
        #expect(throws: RuleFault.contradiction(.releaseMin, .releaseMax)) {
            try book.add(Self.change(.releaseMin, .whole(11)))
        }
        #expect(book.changes.count == 1)
    }

    @Test(arguments: RuleDefinition.all.map(\.name))
    func `R67: a value is written as it is read`(name: RuleName) {
        let bounds = RuleDefinition.of(name).bounds
        let standard = RuleDefinition.of(name).standard
        #expect(bounds.value(standard.text) == standard)
        #expect(bounds.value("") == nil && bounds.value("nonsense") == nil)
    }

    @Test func `R27: the notice's thirty minutes are the default and can only become fewer`() {
        #expect(CityRules().cancelLeadMinutes == 30)
        #expect(!RuleDefinition.of(.cancelLead).bounds.contains(.whole(31)))
        #expect(!RuleDefinition.of(.noShowThreshold).bounds.contains(.whole(2)), "R30: not before the third")
    }
}
