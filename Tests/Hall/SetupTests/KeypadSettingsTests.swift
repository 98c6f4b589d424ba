// SPDX-License-Identifier: Apache-2.0
import Ports
import Settings
import Setup
import Terms
import Testing

/// What `[keypads …]` may say.
struct KeypadSettingsTests {
    private static let hall = """
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
        [window 2]
        services = estate
        [keypads east]

        """

    @Test
    func `a line of keypads is read with every default`() throws {
        let lines = try Self.read(
            "address = serial:/dev/ttyUSB1\nkeypad_1 = 1\nkeypad_7 = 2\nstaff_7 = 1024\nevaluators = 7"
        )
        let keypads = try #require(lines.first)
        #expect(keypads.name == "east")
        #expect(keypads.address == DeviceAddress(text: "serial:/dev/ttyUSB1?baud=9600"))
        #expect(keypads.keypads.map(\.address) == [1, 7])
        #expect(keypads.keypads.map(\.window.text) == ["1", "2"])
        #expect(keypads.keypads.map(\.staff?.text) == [nil, "1024"])
        #expect(keypads.keypads.map(\.evaluates) == [false, true])
        #expect(keypads.unserved == .refuse)
        #expect(keypads.keyLevels == nil)
    }

    @Test(arguments: [
        ("serial:/dev/ttyUSB1?baud=4800", "serial:/dev/ttyUSB1?baud=4800"),
        ("tcp:192.0.2.9:4001", "tcp:192.0.2.9:4001"),
        ("serial:usb:1a86:7523", "serial:usb:1a86:7523?baud=9600"),
    ])
    func `a rate that is named stays, and a converter on the network has none`(text: String, address: String) throws {
        #expect(try Self.read("address = \(text)\nkeypad_1 = 1").first?.address.text == address)
    }

    @Test(arguments: [
        ("keypad_1 = 1", "lacks 'address'"), ("address = serial:/dev/ttyUSB1", "lacks 'keypad_1'"),
        ("address = serial:/dev/ttyUSB1\nkeypad_1 = 3", "a window of this hall"),
        ("address = serial:/dev/ttyUSB1\nkeypad_1 = 1\nkeypad_100 = 1", "keypad_100"),
        ("address = serial:/dev/ttyUSB1\nkeypad_1 = 1\nstaff_2 = 1024", "for a keypad_2"),
        ("address = serial:/dev/ttyUSB1\nkeypad_1 = 1\nevaluators = 2", "for a keypad_2"),
        ("address = serial:/dev/ttyUSB1\nkeypad_1 = 1\nlevels = 5, 4, 3", "four ratings"),
        ("address = serial:/dev/ttyUSB1\nkeypad_1 = 1\nlevels = 5, 4, 3, 0", "from 1 to 5"),
        ("address = serial:/dev/ttyUSB1\nkeypad_1 = 1\nunserved = maybe", "refuse, miss, finish"),
    ])
    func `what is wrong is told`(text: String, told: String) {
        let error = #expect(throws: HallSettingsError.self) { try Self.read(text) }
        #expect(error?.description.contains(told) == true, "\(error?.description ?? "")")
    }

    @Test
    func `other meanings of the evaluators' keys are taken`() throws {
        let text = "address = serial:/dev/ttyUSB1\nkeypad_1 = 1\nlevels = 5, 4, 3, 2\nunserved = miss"
        let keypads = try #require(try Self.read(text).first)
        #expect(keypads.keyLevels == [5, 4, 3, 2])
        #expect(keypads.unserved == .miss)
    }

    private static func read(_ text: String) throws -> [KeypadSettings] {
        try HallSettings(SettingsFile.parse(text: hall + text, name: "hall.conf")).keypads
    }
}
