// SPDX-License-Identifier: Apache-2.0
import FoundationEssentials
import Ports
import Simulators
import Testing

extension WholeRiver {
    /// What support is told of the devices of a running hall.
    struct DevicesTests {
        @Test(.timeLimit(.minutes(1)))
        func `kioskctl devices tells of each device of a running hall, and what becomes of it`() async throws {
            let hall = try RunningHall(try Folder())
            let equipment = try hall.equip()
            try await hall.start()
            try await hall.waitForDevices()
            let table = try await hall.tool("devices").text
            for device in ["reader", "scanner", "printer"] {
                let row = try #require(table.split(separator: "\n").first { $0.contains(" \(device) ") }, "\(table)")
                #expect(row.hasPrefix("kiosk-1") && row.contains(" yes "), "\(row)")
            }
            #expect(table.contains(equipment.reader.path), "\(table)")
            equipment.printer.unplug()
            let shown = try await hall.loop.until("the printer is away") {
                let text = try await hall.tool("devices", "--json").text
                let report = try JSONDecoder().decode(Report.self, from: Data(text.utf8))
                return report.configured.first { $0.kind == "printer" && !$0.working }
            }
            #expect(shown.counters["opened"] == 1 && shown.last_fault != nil && shown.node == nil)
            #expect(try await hall.stop() == 0)
            let alone = try await hall.tool("devices")
            #expect(alone.code == 0 && alone.text.contains("no hall answers"), "\(alone.text)")
        }

        @Test(.timeLimit(.minutes(1)))
        func `a port of the hall is not walked, and what to do about it is told`() async throws {
            let hall = try RunningHall(try Folder())
            let equipment = try hall.equip()
            try await hall.start()
            try await hall.waitForDevices()
            let busy = try await hall.tool("probe", "serial:" + equipment.reader.path)
            #expect(busy.code == 1 && busy.text.contains("systemctl stop kioskd"), "\(busy.text)")
            #expect(try await hall.stop() == 0)
            let found = try await hall.tool("probe", "serial:" + equipment.reader.path, "--seconds", "1")
            #expect(found.code == 0 && found.text.contains("reader = serial:\(equipment.reader.path)"), "\(found.text)")
        }

        private struct Report: Decodable {
            let configured: [Device]
        }

        private struct Device: Decodable {
            let kind: String
            let working: Bool
            let node: String?
            let last_fault: String?
            let counters: [String: Int]
        }
    }
}
