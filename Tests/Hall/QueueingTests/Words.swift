// SPDX-License-Identifier: Apache-2.0
import Queueing
import Terms

/// Takes a value that the test has written itself.
func must<T>(_ value: T?) -> T {
    guard let value else { preconditionFailure("the test's own value is malformed") }
    return value
}

func service(_ name: String) -> ServiceID { must(ServiceID(name)) }
func window(_ name: String) -> WindowID { must(WindowID(name)) }
func station(_ name: String) -> StationID { must(StationID(name)) }
func staff(_ name: String) -> StaffID { must(StaffID(name)) }
func person(_ seed: UInt8) -> PersonTag { PersonTag(hash: Array(repeating: seed, count: 32)) }
func lastFour(_ seed: UInt8) -> LastFourTag { LastFourTag(hash: Array(repeating: seed, count: 16)) }
func booking(_ serial: Int) -> BookingNumber { must(BookingNumber(serial: serial)) }
func number(_ text: String) -> TicketNumber { must(TicketNumber(text: text)) }
func key(_ text: String) -> IntentKey { must(IntentKey(text: text)) }

/// The day of most tests, a Monday.
let monday = must(BusinessDay(text: "2026-11-23"))
let tuesday = monday.advanced(byDays: 1)

/// `HH:MM` or `HH:MM:SS` in Shanghai on a day.
func time(_ clock: String, _ day: BusinessDay = monday) -> Moment {
    let parts = clock.split(separator: ":").compactMap { Int($0) }
    let seconds = parts.reduce(0) { $0 * 60 + $1 } * (parts.count == 2 ? 60 : 1)
    return Moment(Timestamp(seconds: Int64(day.daysSinceEpoch * 86_400 + seconds - 28_800)), offsetSeconds: 28_800)
}

func slot(_ from: String, _ to: String, _ day: BusinessDay = monday) -> TimeSlot {
    must(TimeSlot(start: time(from, day).timestamp, end: time(to, day).timestamp))
}

func ticket(_ text: String, _ day: BusinessDay = monday) -> TicketID { TicketID(day: day, number: number(text)) }

/// Two services that share the prefix A and one with B; windows 1 and 2 for all, 3 for C alone.
func plan(
    windows: [WindowPlan]? = nil,
    change: (inout HallRules) -> Void = { _ in }
) -> HallPlan {
    var rules = HallRules()
    change(&rules)
    let services = [("a", "A"), ("b", "A"), ("c", "B")].map { name, prefix in
        ServicePlan(
            id: service(name),
            name: "业务\(name)",
            englishName: "Service \(name)",
            prefix: must(TicketPrefix(text: prefix))
        )
    }
    return HallPlan(
        hall: must(HallID("hall")),
        center: must(CenterID("linzhou")),
        name: "林州市政务服务中心",
        services: services,
        windows: windows ?? [
            WindowPlan(id: window("1"), label: "1", services: services.map(\.id)),
            WindowPlan(id: window("2"), label: "2", services: services.map(\.id)),
            WindowPlan(id: window("3"), label: "3", services: [service("c")]),
        ],
        stations: [station("k1"), station("k2")],
        rules: rules
    )
}

/// A booking for service `a` from 10:00 to 11:00 by person 1 with agent 2.
func aBooking(
    _ serial: Int = 1,
    for service: ServiceID = service("a"),
    slot: TimeSlot = slot("10:00", "11:00"),
    center: String = "linzhou",
    principal: PersonTag = person(1),
    agent: PersonTag? = person(2),
    standing: Booking.Standing = .booked
) -> Booking {
    Booking(
        number: booking(serial),
        center: must(CenterID(center)),
        service: service,
        slot: slot,
        principal: principal,
        agent: agent,
        maskedName: "王*",
        lastFour: [lastFour(1), lastFour(2)],
        standing: standing
    )
}

extension Booking {
    var claims: VoucherClaims {
        VoucherClaims(booking: number, center: center, service: service, slot: slot, principal: principal)
    }
}
