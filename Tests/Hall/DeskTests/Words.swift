// SPDX-License-Identifier: Apache-2.0
import Queueing
import Terms
import Vault

@testable import Desk

/// Takes a value that the test has written itself.
func must<T>(_ value: T?) -> T {
    guard let value else { preconditionFailure("the test's own value is malformed") }
    return value
}

func person(_ seed: UInt8) -> PersonTag { PersonTag(hash: Array(repeating: seed, count: 32)) }
func lastFour(_ seed: UInt8) -> LastFourTag { LastFourTag(hash: Array(repeating: seed, count: 16)) }
func booking(_ serial: Int) -> BookingNumber { must(BookingNumber(serial: serial)) }

/// A card; the name is as readers mask it.
func card(_ seed: UInt8, name: String = "王*", isExpired: Bool = false) -> DeskCredential {
    .card(PresentedCard(type: .residentID, tag: person(seed), maskedName: name, isExpired: isExpired))
}

let kiosk = must(StationID("kiosk-1"))
let realEstate = must(ServiceID("real-estate"))
let social = must(ServiceID("social"))

/// The day of all tests, a Monday.
let monday = must(BusinessDay(text: "2026-11-23"))

/// `HH:MM` in Shanghai.
func time(_ clock: String, _ day: BusinessDay = monday) -> Moment {
    let parts = clock.split(separator: ":").compactMap { Int($0) }
    let seconds = parts.reduce(0) { $0 * 60 + $1 } * 60
    return Moment(Timestamp(seconds: Int64(day.daysSinceEpoch * 86_400 + seconds - 28_800)), offsetSeconds: 28_800)
}

func slot(_ from: String, _ to: String, _ day: BusinessDay = monday) -> TimeSlot {
    must(TimeSlot(start: time(from, day).timestamp, end: time(to, day).timestamp))
}

/// Two services with a window each.
func plan(_ change: (inout HallRules) -> Void = { _ in }) -> HallPlan {
    var rules = HallRules()
    change(&rules)
    return HallPlan(
        hall: must(HallID("hall")),
        center: must(CenterID("linzhou")),
        name: "林州市政务服务中心",
        services: [
            ServicePlan(
                id: realEstate,
                name: "不动产登记",
                englishName: "Real estate",
                prefix: must(TicketPrefix(text: "A")),
                area: "二楼 B 区"
            ),
            ServicePlan(id: social, name: "社保", englishName: "Social insurance", prefix: must(TicketPrefix(text: "B"))),
        ],
        windows: [
            WindowPlan(id: must(WindowID("12")), label: "12", services: [realEstate]),
            WindowPlan(id: must(WindowID("15")), label: "15", services: [social]),
        ],
        stations: [kiosk],
        rules: rules
    )
}

/// A booking of person 1 for 10:00 to 11:00.
func aBooking(
    _ serial: Int = 1,
    for service: ServiceID = realEstate,
    slot: TimeSlot = slot("10:00", "11:00"),
    center: String = "linzhou",
    agent: PersonTag? = nil,
    standing: Booking.Standing = .booked
) -> Booking {
    Booking(
        number: booking(serial),
        center: must(CenterID(center)),
        service: service,
        slot: slot,
        principal: person(1),
        agent: agent,
        maskedName: "王*",
        lastFour: [lastFour(1)],
        standing: standing
    )
}

extension Booking {
    var voucher: DeskCredential {
        .code(
            .voucher(
                VoucherClaims(booking: number, center: center, service: service, slot: slot, principal: principal)
            )
        )
    }
}

/// Two electronic credentials.
let credentialTags: [CredentialTag] = {
    let vault = must(try? Vault(keys: .fresh(.hall)))
    return ["credential 1", "credential 2"].map { vault.credentialTag($0) }
}()

/// That a credential is of the person of a card.
func verdict(of credential: DeskCredential) -> CredentialVerdict {
    guard case .card(let card) = credential else { preconditionFailure("not a card") }
    return .person(card)
}
