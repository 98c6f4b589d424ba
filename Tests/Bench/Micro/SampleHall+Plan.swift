// SPDX-License-Identifier: Apache-2.0
import Queueing
import Terms

extension SampleHall {
    /// 2026-11-23 09:00 in a zone 8 hours east.
    static let opening = Moment(Timestamp(milliseconds: 1_795_395_600_000), offsetSeconds: 28_800)
    static let services = [must(ServiceID("estate")), must(ServiceID("social"))]
    static let window = must(WindowID("1"))
    static let station = must(StationID("kiosk-1"))
    static let staff = must(StaffID("1001"))
    static let hall = must(HallID("linzhou"))

    static let plan = HallPlan(
        hall: hall,
        center: must(CenterID("linzhou")),
        name: "林州市政务服务中心（样例）",
        services: [
            service(services[0], "不动产登记", "Real estate registration", "A"),
            service(services[1], "社会保障", "Social security", "B"),
        ],
        windows: ["1", "2", "3", "4"].map { WindowPlan(id: must(WindowID($0)), label: $0, services: services) },
        stations: [station]
    )

    private static func service(_ id: ServiceID, _ name: String, _ english: String, _ prefix: String) -> ServicePlan {
        ServicePlan(id: id, name: name, englishName: english, prefix: must(TicketPrefix(text: prefix)))
    }

    /// A booking of today for the hours around noon, of a person who does not exist.
    static func booking(_ serial: Int) -> Booking {
        let start = opening.timestamp.adding(minutes: -60)
        let bytes: [UInt8] = BigEndian.bytes(UInt64(serial))
        return Booking(
            number: must(BookingNumber(serial: serial)),
            center: plan.center,
            service: services[serial % services.count],
            slot: must(TimeSlot(start: start, end: start.adding(minutes: 14 * 60))),
            principal: PersonTag(hash: Array(repeating: 1, count: 24) + bytes),
            maskedName: "王*",
            lastFour: [LastFourTag(hash: Array(repeating: 2, count: 8) + bytes)]
        )
    }

    static func exchange(of booking: Booking, token: TicketToken) -> HallCommand {
        .exchange(
            booking: booking.number,
            proof: .lastFour(booking.lastFour[0]),
            claim: .unanswered,
            station: nil,
            token: token
        )
    }
}
