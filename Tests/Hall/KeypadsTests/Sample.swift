// SPDX-License-Identifier: Apache-2.0
import Queueing
import Terms

func sampleWindow(_ text: String) -> WindowID {
    guard let window = WindowID(text) else { preconditionFailure("not a window: \(text)") }
    return window
}

func sampleService(_ text: String) -> ServiceID {
    guard let service = ServiceID(text) else { preconditionFailure("not a service: \(text)") }
    return service
}

func sampleTicket(_ number: String) -> TicketID {
    guard let number = TicketNumber(text: number) else { preconditionFailure("not a number: \(number)") }
    return TicketID(day: sampleDay, number: number)
}

var sampleDay: BusinessDay {
    guard let day = BusinessDay(year: 2026, month: 11, day: 23) else { preconditionFailure("not a day") }
    return day
}

/// Two services and three windows.
let samplePlan: HallPlan = {
    guard let hall = HallID("linzhou"), let center = CenterID("linzhou"), let estate = ServiceID("estate"),
        let social = ServiceID("social"), let first = TicketPrefix(text: "A"), let second = TicketPrefix(text: "B")
    else { preconditionFailure("not a plan") }
    return HallPlan(
        hall: hall,
        center: center,
        name: "样例大厅",
        services: [
            ServicePlan(id: estate, name: "不动产登记", englishName: "Estate", prefix: first, area: ""),
            ServicePlan(id: social, name: "社会保障", englishName: "Social", prefix: second, area: ""),
        ],
        windows: [
            WindowPlan(id: sampleWindow("1"), label: "1", services: [estate, social]),
            WindowPlan(id: sampleWindow("2"), label: "02", services: [estate]),
            WindowPlan(id: sampleWindow("3"), label: "3", services: [social]),
        ],
        stations: []
    )
}()
