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
            let (hall, equipment) = try Self.plugIn()
            try await hall.start()
            try await hall.waitForDevices()
            let table = try await hall.tool("devices").text
            for device in ["reader", "scanner", "printer"] {
                let row = try #require(table.split(separator: "\n").first { $0.contains(" \(device) ") }, "\(table)")
                #expect(row.hasPrefix("kiosk-1") && row.contains(" yes "), "\(row)")
            }
            #expect(table.contains(equipment.reader.path), "\(table)")
            equipment.scanner.unplug()
            let shown = try await hall.loop.until("the scanner is away") {
                let text = try await hall.tool("devices", "--json").text
                let report = try JSONDecoder().decode(Report.self, from: Data(text.utf8))
                return report.configured.first { $0.kind == "scanner" && !$0.working }
            }
            #expect(shown.counters["opened"] == 1 && shown.last_fault != nil && shown.node == nil)
            #expect(try await hall.stop() == 0)
            let alone = try await hall.tool("devices")
            #expect(alone.code == 0 && alone.text.contains("no hall answers"), "\(alone.text)")
        }

        @Test(.timeLimit(.minutes(1)))
        func `a port of the hall is not walked, and what to do about it is told`() async throws {
            let (hall, equipment) = try Self.plugIn()
            try await hall.start()
            try await hall.waitForDevices()
            let busy = try await Self.probe(hall, equipment.reader.path)
            #expect(busy.code == 1 && busy.text.contains("systemctl stop kioskd"), "\(busy.text)")
            #expect(try await hall.stop() == 0)
            let found = try await Self.probe(hall, equipment.reader.path)
            #expect(found.code == 0 && found.text.contains("reader = serial:\(equipment.reader.path)"), "\(found.text)")
        }

        private static func plugIn() throws -> (RunningHall, Equipment) {
            let folder = try Folder()
            var plugged: Equipment?
            let hall = try RunningHall(folder) { loop in
                let equipment = try Equipment(folder, on: loop)
                plugged = equipment
                return equipment.lines
            }
            return (hall, try #require(plugged))
        }

        /// Runs `kioskctl probe`, which asks no hall.
        private static func probe(_ hall: RunningHall, _ path: String) async throws -> RunningHall.ToolRun {
            let words = ["probe", "serial:" + path, "--seconds", "1"]
            let program = try Program("kioskctl", words, log: hall.folder.path + "/probe.\(RunningHall.freshKey())")
            let code = try await hall.loop.until("kioskctl is done") { program.exitCode }
            return RunningHall.ToolRun(code: code, text: String(decoding: try Folder.read(program.log), as: UTF8.self))
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
