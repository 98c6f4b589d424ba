// SPDX-License-Identifier: Apache-2.0
package import Terms

/// Open time of a business for which there is no number to book (R2).
package struct SlotGap: Sendable, Equatable {
    /// Why there is none.
    package enum Cause: String, Sendable, Codable {
        /// The business has no plan for that day.
        case noPlan = "no_plan"
        /// No part of the plan names that time.
        case notNamed = "not_named"
    }

    /// The center.
    package let center: CenterID
    /// The business.
    package let service: ServiceID
    /// The day.
    package let day: BusinessDay
    /// The time, in minutes since midnight.
    package let minutes: Range<Int>
    /// Why there is none.
    package let cause: Cause

    /// Lists the gaps of `service` on `day`; `plans` are its own.
    package static func all(
        of service: ServiceEntry,
        at center: CenterProfile,
        on day: BusinessDay,
        plans: [SlotPlan],
        calendar: CityCalendar
    ) -> [SlotGap] {
        let open = calendar.sessions(of: service, at: center, on: day)
        let plan = SlotPlan.current(plans, on: day)
        let covered = plan.map { SlotGrid.slots($0, sessions: open).map(\.minutes) } ?? []
        return Spans.difference(open, covered).map { minutes in
            SlotGap(
                center: center.id,
                service: service.id,
                day: day,
                minutes: minutes,
                cause: plan == nil ? .noPlan : .notNamed
            )
        }
    }
}
