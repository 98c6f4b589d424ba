// SPDX-License-Identifier: Apache-2.0
import Queueing
import Settings
import Setup
import Terms
import Testing

/// What a hall's file may say and what it is told when it says something else.
struct HallSettingsTests {
    private static let sample = """
        [hall]
        id = linzhou
        center = linzhou
        name = 林州市政务服务中心
        telephone = 0372-0000000
        booking_method = 省政务服务网
        [service estate]
        name = 不动产登记
        prefix = A
        [window 1]
        services = estate
        [station kiosk-1]
        reader = serial:/dev/ttyUSB0
        printer = tcp:192.0.2.7:9100
        paper = 58
        """

    @Test
    func `a small hall is read with every default`() throws {
        let settings = try Self.read(Self.sample)
        #expect(settings.plan.hall.text == "linzhou")
        #expect(settings.plan.rules == HallRules())
        #expect(settings.plan.windows.map(\.role) == [.general])
        #expect(settings.api.port == 8470)
        #expect(settings.api.address == "127.0.0.1")
        #expect(settings.stations.flatMap(\.printers).map(\.paper) == [.mm58])
        #expect(settings.stations.flatMap(\.printers).map(\.answers) == [true])
    }

    @Test(arguments: [("", "BDCDJ"), ("initials = fwdj", "FWDJ")])
    func `a service is found by the initials of its name, or its own`(line: String, initials: String) throws {
        let text = Self.sample.replacing("prefix = A", with: "prefix = A\n" + line)
        #expect(try Self.read(text).plan.services.map(\.initials) == [initials])
    }

    @Test(arguments: [
        ("[service social]\nname = 社保\nprefix = B\ninitials = 社保", "hall.conf:19", "BDCDJ"),
        ("[rules]\ncall_limits = 3", "hall.conf:17", "call_limit"),
        ("[service social]\nname = 社保\nprefix = S", "hall.conf:18", "not I, O, S, V or Z"),
        ("[service social]\nname = 社保\nprefix = B\ndaily_limit = 100", "hall.conf:19", "R33"),
        ("[rules]\nwalk_in = no", "hall.conf:17", "R32"),
        ("[rules]\nwalk_in_cap = 200", "hall.conf:17", "R33"),
        ("[station kiosk-2]\nreader = com3", "hall.conf:17", "serial:"),
        ("[rules]\norder_priority_run = 11", "", "1 to 10"),
        ("[window 2]\nservices = estate, fishing", "", "fishing"),
        ("[service social]\nname = 社保\nprefix = B", "", "No window handles the service social"),
        ("[service s]\nname = 社保\nprefix = B\n[window 2]\nservices = s\nrole = booked_only", "", "R34"),
    ])
    func `what is wrong is named with its line and what to do`(addition: String, place: String, words: String) {
        let error = #expect(throws: HallSettingsError.self) { try Self.read(Self.sample + "\n" + addition) }
        let text = error?.description ?? ""
        #expect(text.contains(place) && text.contains(words), "\(text)")
    }

    @Test(arguments: ["telephone", "booking_method", "id", "center", "name"])
    func `a hall cannot do without it`(key: String) throws {
        let lines = Self.sample.split(separator: "\n")
        let index = try #require(lines.firstIndex { $0.hasPrefix(key + " ") })
        let text = (lines[..<index] + lines[(index + 1)...]).joined(separator: "\n")
        let error = #expect(throws: HallSettingsError.self) { try Self.read(text) }
        #expect(error?.description.contains(key) == true)
    }

    @Test
    func `the service of complaints is one of the file`() throws {
        let named = Self.sample.replacing("[service estate]", with: "complaint_service = estate\n[service estate]")
        #expect(try Self.read(named).contact.complaintService?.text == "estate")
        #expect(try Self.read(Self.sample).contact.complaintService == nil)
        let unknown = Self.sample.replacing("[service estate]", with: "complaint_service = moon\n[service estate]")
        let error = #expect(throws: HallSettingsError.self) { try Self.read(unknown) }
        #expect(error?.description.contains("complaint_service") == true)
    }

    private static func read(_ text: String) throws -> HallSettings {
        try HallSettings(SettingsFile.parse(text: text, name: "hall.conf"))
    }
}
