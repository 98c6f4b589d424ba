// SPDX-License-Identifier: Apache-2.0
import Queueing
import Terms
import Testing

struct PlanProblemTests {
    typealias Rule = (
        name: String, path: any WritableKeyPath<HallRules, Int> & Sendable, bounds: ClosedRange<Int>
    )

    static let rules: [Rule] = [
        ("order.priority_run", \HallRules.order.priorityRun, 1...10),
        ("order.ageing_minutes", \HallRules.order.ageingMinutes, 0...120),
        ("green.max_run", \HallRules.order.greenMaxRun, 1...5),
        ("early.window_min", \HallRules.earlyWindowMinutes, 0...240),
        ("late.grace_min", \HallRules.lateGraceMinutes, 0...60), ("call.limit", \HallRules.callLimit, 1...5),
        ("requeue.after", \HallRules.requeueAfter, 0...20),
        ("handling.assumed_min", \HallRules.assumedHandlingMinutes, 1...120),
    ]

    @Test func `the plan of the tests is a good one`() { #expect(plan().problems.isEmpty) }

    @Test(arguments: [
        ([WindowPlan.Role.general], [PlanProblem]()), ([.bookedOnly, .walkInOnly], []),
        ([.bookedOnly, .general], []), ([.walkInOnly, .general], []),
        ([.bookedOnly, .bookedOnly], ["a", "b", "c"].map { .noWalkInWindow(service($0)) }),
        ([.walkInOnly], ["a", "b", "c"].map { .noBookedWindow(service($0)) }),
        ([], ["a", "b", "c"].map { .serviceWithoutWindow(service($0)) }),
    ])
    func `A26: every service needs a window for walk-ins and one for the booked`(
        _ roles: [WindowPlan.Role],
        _ problems: [PlanProblem]
    ) {
        let windows = roles.enumerated().map {
            WindowPlan(id: window("\($0)"), label: "\($0)", role: $1, services: ["a", "b", "c"].map(service))
        }
        #expect(plan(windows: windows).problems == problems)
    }

    @Test(arguments: rules)
    func `every rule has its bounds`(_ rule: Rule) {
        let (name, path, bounds) = rule
        for value in [bounds.lowerBound - 1, bounds.lowerBound, bounds.upperBound, bounds.upperBound + 1] {
            let problems = plan { $0[keyPath: path] = value }.problems
            let expected: [PlanProblem] =
                bounds.contains(value) ? [] : [.outOfBounds(rule: name, value: value, bounds: bounds)]
            #expect(problems == expected)
        }
    }

    @Test func `names, repetitions and unknown services are all found at once`() {
        let a = ServicePlan(id: service("a"), name: " ", englishName: "", prefix: must(TicketPrefix(text: "A")))
        var rules = HallRules()
        rules.greenReasons = [:]
        let plan = HallPlan(
            hall: must(HallID("hall")),
            center: must(CenterID("linzhou")),
            name: "",
            services: [a, a],
            windows: [
                WindowPlan(id: window("1"), label: "1", services: [service("a"), service("x")]),
                WindowPlan(id: window("1"), label: "1", services: []),
            ],
            stations: [station("k1"), station("k1")],
            rules: rules
        )
        let texts = plan.problems.map(\.text)
        for word in [
            "the hall is empty", "service a is empty", "service a in English", "service a appears", "window 1 appears",
            "window label 1 appears", "station k1 appears", "service x, which is not described",
            "Window 1 handles no service", "no reason code",
        ] {
            #expect(texts.contains { $0.contains(word) }, "\(word) is missing")
        }
        #expect(texts.allSatisfy { $0.hasSuffix(".") && $0.contains(". ") }, "what is wrong, and what to do")
    }

    @Test func `a hall without services is no hall`() {
        let plan = HallPlan(
            hall: must(HallID("hall")),
            center: must(CenterID("linzhou")),
            name: "样例",
            services: [],
            windows: [],
            stations: []
        )
        #expect(plan.problems == [.noServices])
    }

    @Test func `a green reason needs a name`() {
        #expect(plan { $0.greenReasons["x"] = "" }.problems.count == 1)
    }
}
