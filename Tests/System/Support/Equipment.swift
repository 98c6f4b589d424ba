// SPDX-License-Identifier: Apache-2.0
import Ports
import Simulators
import Terms
import Vault

/// The devices of the tests' station, on pseudo terminals.
struct Equipment: Sendable {
    let reader: SimulatedReader
    let scanner: SimulatedScanner
    let printer: SimulatedPrinter
    /// Lines of hall.conf.
    let lines: [String]

    /// Plugs them in; the reader speaks at `rate`, whatever hall.conf says.
    init(_ folder: Folder, on loop: EventLoop, rate: Int = 115_200) throws {
        reader = try SimulatedReader(on: loop, rate: rate, link: folder.path + "/reader")
        scanner = try SimulatedScanner(on: loop, link: folder.path + "/scanner")
        printer = try SimulatedPrinter(on: loop, link: folder.path + "/printer")
        lines = [
            "reader = serial:\(folder.path)/reader?baud=115200",
            "scanner = serial:\(folder.path)/scanner",
            "printer = serial:\(folder.path)/printer",
        ]
    }

    /// All paper so far, as text.
    var slips: String { printer.module.slips.map { $0.text(columns: 48) }.joined(separator: "\n") }
}

extension RunningHall {
    /// Waits until the station's screen has `mark` in its JSON; returns that.
    func waitForScreen(_ mark: String) async throws -> String {
        try await loop.until("the screen shows \(mark)") {
            let page = try await door.get("/api/v1/stations/kiosk-1", as: "kiosk").text
            return page.contains(mark) ? page : nil
        }
    }

    /// Touches the station's screen.
    func touch(_ fields: [String: String]) async throws {
        let answer = try await door.post("/api/v1/stations/kiosk-1/touches", fields, key: Self.freshKey())
        guard answer.status == 204 else { throw Overdue(description: "a touch was not taken: \(answer.text)") }
    }

    /// The key of an intent that is not repeated.
    static func freshKey() -> String { Hex.text(Random.bytes(8)) }

    /// Waits until all devices of the first station work.
    func waitForDevices() async throws {
        try await loop.until("the devices answer") {
            let devices = try await status().stations.first?.devices ?? []
            return devices.count == 3 && devices.allSatisfy(\.working) ? () : nil
        }
    }
}
