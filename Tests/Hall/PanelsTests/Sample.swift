// SPDX-License-Identifier: Apache-2.0
import Panels
import Ports
import Queueing
import Terms
import Testing

/// Numbers, windows and a hall for these tests.
enum Sample {
    static let moment = Moment(Timestamp(seconds: 1_740_966_067), offsetSeconds: 8 * 3600)

    static func number(_ text: String) throws -> TicketNumber { try #require(TicketNumber(text: text)) }

    static func window(_ text: String) throws -> WindowID { try #require(WindowID(text)) }

    static func service() throws -> ServiceID { try #require(ServiceID("estate")) }

    static func zone(_ text: String) throws -> ZoneID { try #require(ZoneID(text)) }

    /// A call `seconds` after the sample's moment.
    static func call(_ number: String, _ window: String, after seconds: Double = 0) throws -> PanelCall {
        PanelCall(
            number: try Self.number(number),
            window: window,
            at: Timestamp(milliseconds: moment.timestamp.milliseconds + Int64(seconds * 1000))
        )
    }

    /// Windows 1–4; 3 and 4 are in zone B.
    static func plan() throws -> HallPlan {
        HallPlan(
            hall: try #require(HallID("linzhou")),
            center: try #require(CenterID("linzhou")),
            name: "林州市政务服务中心",
            services: [
                ServicePlan(
                    id: try service(),
                    name: "不动产登记",
                    englishName: "Real estate registration",
                    prefix: try #require(TicketPrefix(text: "A"))
                )
            ],
            windows: try ["1", "2", "3", "4"].map { label in
                WindowPlan(
                    id: try window(label),
                    label: label,
                    services: [try service()],
                    zone: label > "2" ? try zone("B") : nil
                )
            },
            stations: []
        )
    }
}
