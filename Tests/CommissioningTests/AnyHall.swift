// SPDX-License-Identifier: Apache-2.0
import Commissioning
import Ports
import Queueing
import Setup
import Terms
import Testing

/// Halls of all shapes that answers can have.
enum AnyHall {
    private static let words = ["不动产登记", "社会保障", "税务, 发票", "出入境 #1", "\"车管\"", "Civil affairs", "公积金\\贷款"]
    private static let hours = [
        "mon-fri 09:00-12:00 13:00-17:00", "mon-sun 08:30-18:00", "mon-fri 09:00-17:00; sat 09:00-12:00",
    ]
    private static let places: [SoughtDevice: [String]] = [
        .reader: ["serial:usb:1a86:7523?baud=9600", "bulk:usb:0400:c35a", "hid:usb:0400:c35a", "tcp:192.0.2.1:4001"],
        .documents: ["serial:/dev/ttyACM1", "keys:usb:05e0:1200"],
        .scanner: ["serial:usb:1eab:1406", "keys:usb:05e0:1200", "hid:usb:0c2e:0b61", "tcp:192.0.2.2:4001"],
        .printer: [
            "lp:usb:04b8:0e15", "tcp:192.0.2.7:9100", "serial:/dev/ttyS0?baud=19200&flow=dtr", "file:/tmp/slips",
        ],
    ]

    static func hall(_ dice: inout Dice) throws -> HallAnswers {
        var hall = try Sample.hall()
        hall.name = words.randomElement(using: &dice) ?? ""
        hall.profile = Bool.random(using: &dice) ? .hall : .township
        hall.hours = try Entry.hours(hours.randomElement(using: &dice) ?? "")
        hall.zone = Bool.random(using: &dice) ? "Asia/Shanghai" : "Asia/Urumqi"
        hall.port = Bool.random(using: &dice) ? 8470 : UInt16.random(in: 1024...9000, using: &dice)
        hall.services = try (0..<Int.random(in: 1...6, using: &dice)).map { try service($0, &dice) }.shuffled(
            using: &dice
        )
        hall.windows = try (1...Int.random(in: 1...6, using: &dice)).map { number in
            let some = hall.services.filter { _ in Bool.random(using: &dice) }.map(\.id.text)
            let all = number == 1 || some.isEmpty ? hall.services.map(\.id.text) : some
            return try Entry.window("\(number)=" + all.joined(separator: ","))
        }
        hall.station = try station(&dice)
        hall.panels = []
        for number in 0..<Int.random(in: 0...2, using: &dice) {
            let kind = try #require(PanelSettings.Kind.allCases.randomElement(using: &dice))
            let target = Bool.random(using: &dice) ? ",window=1" : ""
            hall.panels.append(
                try Entry.panel("p\(number)=\(kind.rawValue)@tcp:192.0.2.\(20 + number):5005\(target)", automatic: nil)
            )
        }
        hall.keypads = []
        if Bool.random(using: &dice) {
            let pads = (1...Int.random(in: 1...4, using: &dice)).map { ",\($0)=1" }.joined()
            hall.keypads = [try Entry.keypads("line=serial:/dev/ttyS3?baud=9600" + pads, automatic: nil)]
        }
        return hall
    }

    private static func service(_ number: Int, _ dice: inout Dice) throws -> HallAnswers.Service {
        let prefix = try #require("ABCDEFGHJKLMNPQRTUWXY".randomElement(using: &dice))
        var service = HallAnswers.Service(
            id: try #require(ServiceID("s\(number)")),
            name: words.randomElement(using: &dice) ?? "",
            prefix: try Entry.prefix(String(prefix))
        )
        if Bool.random(using: &dice) { service.initials = "Q\(number)" }
        if Bool.random(using: &dice) { service.englishName = "Service \(number), at your service" }
        return service
    }

    private static func station(_ dice: inout Dice) throws -> HallAnswers.Station? {
        guard Int.random(in: 0..<4, using: &dice) > 0 else { return nil }
        let id = try #require(StationID("kiosk-\(Int.random(in: 1...2, using: &dice))"))
        var station = HallAnswers.Station(id: id)
        for (device, texts) in places.sorted(by: { $0.key.rawValue < $1.key.rawValue }) where Bool.random(using: &dice)
        {
            station.devices[device] = try Entry.address(texts.randomElement(using: &dice) ?? "", of: device)
        }
        return station
    }
}
