// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import Checkup

struct SieveTests {
    private static let head = "2026-11-23T09:00:00+0800 hall-7 kioskd[4711]: "

    @Test(arguments: [
        ("hall is open port=8470 day=2026-11-23", "hall is open port=8470 day=2026-11-23"),
        ("center is away", "center is away"),
        ("request failed status=500", "request failed status=500"),
        ("the day could not be opened reason=\"no space\"", "the day could not be opened reason=\"no space\""),
        ("slip is printed ticket=2026-11-23.A017 copy=0", "slip is printed ticket=(left out) copy=0"),
        ("signed in staff=1024 window=3", "signed in staff=(left out) window=3"),
    ])
    func `our own log lines pass, without the host's name`(message: String, told: String) {
        #expect(LogSieve.passing(Self.head + message) == "2026-11-23T09:00:00+0800 kioskd: " + told)
    }

    /// Synthetic people, as something that should never be in a log might name them.
    @Test(arguments: [
        "kioskd: hall.conf:7: 'name = 王小明'", "visitor 王小明 is here", "card 410105199001011234 was read",
        "called Wang Xiaoming", "telephone 13800001234", "booking 261123000018 exchanged", "Wang is open port=1",
        "tag 9f86d081884c7d659a2feaa0c55ad015", "code ABCDEF was scanned", "",
    ])
    func `whatever may name somebody stays`(message: String) {
        #expect(LogSieve.passing(Self.head + message) == nil)
    }

    @Test(arguments: [
        "2026-11-23T09:00:00+0800 hall-7 sshd[1]: accepted password for wang", "not a line", "-- No entries --",
        "2026-11-23T09:00:00+0800 hall-7 kioskd: no process", "王 hall-7 kioskd[1]: hall is open",
    ])
    func `lines of others stay`(line: String) { #expect(LogSieve.passing(line) == nil) }

    @Test func `a line of the check-up that names somebody leaves without words`() {
        let line = CheckLine.broken(.devices, "printer 王小明: cover_open", .devices)
        #expect(line.sieved.text == "(left out)" && line.sieved.grade == .broken && line.sieved.remedy == nil)
        #expect(CheckLine.good(.disk, "/: 53 GiB free").sieved.text == "/: 53 GiB free")
        #expect(CheckLine.look(.files, "x", .mode("600", path: "/srv/4101051990")).sieved.remedy == nil)
    }

    @Test func `systemd's words on our units pass`() {
        let line = "2026-11-23T09:00:00+0800 hall-7 systemd[1]: kioskd.service: Failed with result 'watchdog'."
        #expect(LogSieve.passing(line)?.hasSuffix("Failed with result 'watchdog'.") == true)
    }

    @Test(arguments: [
        ("station kiosk-1", 1, "printer", "lp:usb:04b8:0e15", "[station no. 1] printer = lp:usb:04b8:0e15"),
        ("hall", 1, "telephone", "0372-5551234", "[hall] telephone = (set)"),
        ("hall", 1, "name", "王小明的大厅", "[hall] name = (set)"),
        ("keypads hall", 1, "staff_1", "1024", "[keypads no. 1] staff_1 = (set)"),
        ("verifier", 1, "url", "https://user:pass@v.example", "[verifier] url = (set)"),
        ("window 王小明", 3, "role", "general", "[window no. 3] role = general"),
        ("window 1", 1, "services", "王小明", "[window no. 1] services = (set)"),
        ("rules", 1, "a_key_of_a_later_release", "1", "[rules] a_key_of_a_later_release = (set)"),
    ])
    func `a setting shows its value only where that is nobody's`(
        section: String,
        number: Int,
        key: String,
        value: String,
        line: String
    ) {
        #expect(SettingSieve.line(section: section, number: number, key: key, value: value) == line)
    }
}
