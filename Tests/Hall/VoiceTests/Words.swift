// SPDX-License-Identifier: Apache-2.0
import Queueing
import Terms
import Testing

/// Names and numbers for tests.
enum Words {
    static func number(_ text: String) throws -> TicketNumber { try #require(TicketNumber(text: text)) }

    static func ticket(_ text: String) throws -> TicketID { TicketID(day: opening.day, number: try number(text)) }

    static func window(_ text: String) throws -> WindowID { try #require(WindowID(text)) }

    /// 2026-11-23 09:00 in a zone 8 hours east.
    static let opening = Moment(Timestamp(milliseconds: 1_795_395_600_000), offsetSeconds: 28_800)

    /// Two lines, one of them with an area, and four windows: 1 and 2 in zone A, 12 in zone B, 7 in none.
    static func plan() throws -> HallPlan {
        let (estate, social) = (try #require(ServiceID("estate")), try #require(ServiceID("social")))
        let prefix = try #require(TicketPrefix(text: "A"))
        let both = [estate, social]
        let (zoneA, zoneB) = (ZoneID("A"), ZoneID("B"))
        return HallPlan(
            hall: try #require(HallID("hall-1")),
            center: try #require(CenterID("center-1")),
            name: "样例大厅",
            services: [
                ServicePlan(id: estate, name: "不动产登记", englishName: "Estate", prefix: prefix, area: "二楼 B 区"),
                ServicePlan(id: social, name: "社会保障", englishName: "Social", prefix: prefix),
            ],
            windows: [
                WindowPlan(id: try window("1"), label: "1", services: both, zone: zoneA),
                WindowPlan(id: try window("2"), label: "2", services: both, zone: zoneA),
                WindowPlan(id: try window("w12"), label: "12", services: both, zone: zoneB),
                WindowPlan(id: try window("7"), label: "7", services: both),
            ],
            stations: []
        )
    }
}
