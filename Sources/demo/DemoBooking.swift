// SPDX-License-Identifier: Apache-2.0
import Ports
import Simulators
import Terms

/// A booking of the cast; people are counted from 1 in the order of `SyntheticPeople.all`.
struct DemoBooking {
    /// When it is for.
    enum Time {
        case now, later, tomorrow
    }

    let holder: Int
    let agent: Int?
    let service: String
    let time: Time

    private init(_ holder: Int, _ service: String, _ time: Time, agent: Int? = nil) {
        (self.holder, self.service, self.time, self.agent) = (holder, service, time, agent)
    }

    /// Who has booked what.
    ///
    /// Person 8 has not, and comes as a walk-in; person 9 has two.
    static let all = [
        DemoBooking(1, "estate", .now), DemoBooking(2, "social", .now), DemoBooking(3, "estate", .now),
        DemoBooking(4, "estate", .later), DemoBooking(5, "social", .tomorrow),
        DemoBooking(6, "estate", .now, agent: 7), DemoBooking(9, "estate", .now), DemoBooking(9, "social", .now),
    ]

    /// The headings of `row`.
    static let heading = """
        center,service,date,start,end,document_type,document_number,name,\
        agent_document_type,agent_document_number,agent_name
        """

    /// The booking as a line of an import.
    func row(center: String, today: BusinessDay, hour: Int) -> String {
        let slot = hours(hour)
        let day = time == .tomorrow ? today.advanced(byDays: 1) : today
        let times = [slot.lowerBound, slot.upperBound].map { Digits.padded($0, to: 2) + ":00" }
        let agent = agent.map { Self.fields(SyntheticPeople.all[$0 - 1]) } ?? ["", "", ""]
        let fields = [center, service, day.text] + times + Self.fields(SyntheticPeople.all[holder - 1]) + agent
        return fields.joined(separator: ",")
    }

    /// From when to when, in whole hours of the day; `hour` is the present one.
    func hours(_ hour: Int) -> ClosedRange<Int> {
        switch time {
        case .now, .tomorrow: hour...min(hour + 2, 24)
        // Late enough to be too early now; at night there is no later, and the booking is for the last hour.
        case .later: min(hour + 6, 23)...min(hour + 7, 24)
        }
    }

    /// The booking in a few words, for people.
    func line(_ hour: Int) -> String {
        let slot = hours(hour)
        let day = time == .tomorrow ? "tomorrow " : ""
        return "\(service) \(day)\(slot.lowerBound):00–\(slot.upperBound):00"
    }

    private static func fields(_ person: SyntheticPerson) -> [String] {
        [person.type.rawValue, person.number, person.name]
    }
}
