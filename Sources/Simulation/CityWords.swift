// SPDX-License-Identifier: Apache-2.0
import Queueing
import Simulators
import Terms

/// The names in a simulated city, and how its halls are set up.
enum CityWords {
    static let center = known(CenterID("center-1"))
    static let services = ["social", "tax", "house", "permit"].map { known(ServiceID($0)) }
    private static let names = ["社保", "税务", "不动产", "证照"]
    private static let prefixes = ["A", "B", "C", "A"].map { known(TicketPrefix(text: $0)) }

    static func hall(_ index: Int) -> HallID { known(HallID("hall-\(index + 1)")) }

    static func staff(_ number: Int) -> StaffID { known(StaffID("clerk-\(number)")) }

    static func key(_ text: String) -> IntentKey { known(IntentKey(text: text)) }

    /// A name that was written down here cannot be wrong.
    static func known<T>(_ value: T?) -> T {
        guard let value else { preconditionFailure("a simulated name has the right form") }
        return value
    }

    /// The plan of a hall: services, windows, stations and rules as its seed has them, within what is allowed.
    static func plan(_ index: Int, _ scenario: Scenario) -> HallPlan {
        var random = SeededRandom(scenario.seed, "plan hall \(index)")
        let count = random.within(2...services.count)
        let offered = Array(services.prefix(count))
        let windows = (1...random.within(2...4)).map { number in
            // The first serves everything and everybody, so that nobody is without a window.
            let role: WindowPlan.Role =
                number > 2 && random.percent(30) ? random.oneOf([.bookedOnly, .walkInOnly]) : .general
            return WindowPlan(
                id: known(WindowID(String(number))),
                label: String(number),
                role: role,
                services: number == 1
                    ? offered : offered.filter { _ in random.percent(70) } + [offered[0]].filter { _ in false }
            )
        }
        .filter { !$0.services.isEmpty }
        let plan = HallPlan(
            hall: hall(index),
            center: center,
            name: "示例便民服务中心",
            services: offered.enumerated().map { place, id in
                ServicePlan(id: id, name: names[place], englishName: id.text, prefix: prefixes[place])
            },
            windows: windows,
            stations: (1...random.within(1...2)).map { known(StationID("kiosk-\($0)")) },
            rules: rules(&random)
        )
        precondition(plan.problems.isEmpty, "a simulated plan is sound")
        return plan
    }

    private static func rules(_ random: inout SeededRandom) -> HallRules {
        var rules = HallRules()
        rules.order = OrderPolicy(
            mode: random.oneOf([.aged, .aged, .ratio, .strict, .fifo]),
            priorityRun: random.within(1...4),
            ageingMinutes: random.oneOf([0, 10, 30]),
            greenMaxRun: random.within(1...3)
        )
        rules.exchangeRequirement = random.oneOf([.auto, .auto, .codeOnly, .codeAndCard])
        rules.earlyWindowMinutes = random.oneOf([30, 60, 120])
        rules.requeueAfter = random.within(0...5)
        rules.callLimit = random.within(1...4)
        return rules
    }
}
