// SPDX-License-Identifier: Apache-2.0
import Queueing

/// A whole city in one thread: its halls, its center, and the portal where people book.
final class City {
    let stage: Stage
    let center: SimulatedCenter
    let portal: BookingPortal
    let halls: [SimulatedHall]

    /// Builds the city at midnight before its first day.
    init(_ scenario: Scenario) throws(Violation) {
        let stage = try Stage(scenario)
        let center = try SimulatedCenter(stage)
        let portal = BookingPortal(stage, center)
        (self.stage, self.center, self.portal) = (stage, center, portal)
        halls = (0..<scenario.halls).map { SimulatedHall($0, stage, center, portal) }
    }

    /// Lives through every day, lets everything come together, and looks whether it does.
    func run() throws(Violation) {
        defer {
            stage.clear()
            center.close()
        }
        do throws(Violation) {
            try begin()
            try stage.pass(until: CityCalendar.midnight(of: stage.scenario.days))
            try heal()
            try stage.pass(until: stage.now + CityCalendar.healing)
            try CityAudit(self).finish()
        } catch { throw stage.located(error) }
        stage.tally.hallDays = stage.scenario.halls * stage.scenario.days
    }

    private func begin() throws(Violation) {
        try center.open(halls.map(\.plan.hall))
        for hall in halls { try hall.open() }
        for (index, hall) in halls.enumerated() {
            hall.people?.elsewhere = { [unowned other = halls[(index + 1) % halls.count]] visitor in
                other.people?.welcome(visitor)
            }
        }
        for day in 0..<stage.scenario.days {
            stage.at(CityCalendar.midnight(of: day), "a day begins") { [self] () throws(Violation) in
                portal.plan(day)
                center.plan(day) { [portal] () throws(Violation) in try portal.handOverAgain() }
                for hall in halls { hall.plan(day) }
            }
        }
    }

    /// From here on nothing goes wrong any more.
    private func heal() throws(Violation) {
        stage.tally.isHealed = true
        try center.heal()
        for hall in halls { try hall.heal() }
    }
}
