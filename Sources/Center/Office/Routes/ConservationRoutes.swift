// SPDX-License-Identifier: Apache-2.0
import Booking
import Reception
import Store
import Terms

/// The law of the inventory (R40), checked on the live database.
enum ConservationRoutes {
    static let all: [OfficeRoute] = [
        .get("conservation", .readBookings) { request throws(CenterProblem) in
            let center = try request.centerScope()
            let day = try request.query("day", expected: "a date such as 2026-11-23") { BusinessDay(text: $0) }
            let report = try await request.view { store throws(StoreError) in
                try store.conservation(center: center, day: day)
            }
            return CenterJSON.snake(ConservationView(report))
        }
    ]
}

/// The numbers of the inventory, and the slots where they do not add up.
private struct ConservationView: Encodable {
    struct Fault: Encodable {
        let kind: String
        let center: CenterID
        let service: ServiceID
        let start: Int64
    }

    let holds: Bool
    let slots, quota, issued, free, pooled, expired: Int
    let faults: [Fault]

    init(_ report: ConservationReport) {
        (holds, slots, quota) = (report.holds, report.slots, report.quota)
        (issued, free) = (report.issued, report.free)
        (pooled, expired) = (report.pooled, report.expired)
        faults = report.faults.map {
            Fault(kind: $0.kind.rawValue, center: $0.center, service: $0.service, start: $0.start.milliseconds)
        }
    }
}
