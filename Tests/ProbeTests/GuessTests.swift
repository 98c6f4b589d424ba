// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import Ports
@testable import Probe

/// What a plugged-in device is taken for, and how hall.conf finds it again.
struct `Device guess` {
    private static func identity(
        _ node: String,
        _ portClass: PortClass,
        _ properties: [String: String] = [:]
    ) throws -> PortIdentity {
        try #require(PortIdentity(node: node, portClass: portClass, properties: properties))
    }

    private static func usb(_ number: String, serial: String? = nil, path: String? = nil, interface: String? = nil)
        -> [String: String]
    {
        var properties = ["ID_VENDOR_ID": String(number.prefix(4)), "ID_MODEL_ID": String(number.suffix(4))]
        properties["ID_SERIAL_SHORT"] = serial
        properties["ID_PATH"] = path
        properties["ID_USB_INTERFACE_NUM"] = interface
        return properties
    }

    struct Case: Sendable, CustomTestStringConvertible {
        let node: String
        let portClass: PortClass
        var usb: String?
        var name: String?
        var printerID: String?
        var usages: [HIDUsage] = []
        let roles: [DeviceRole]
        let certainty: DeviceGuess.Certainty
        let reason: String

        var testDescription: String { "\(node) \(usb ?? "")" }
    }

    private static let anything: [DeviceRole] = [.reader, .scanner, .printer, .panel, .keypads]
    static let cases: [Case] = [
        Case(
            node: "/dev/ttyUSB0",
            portClass: .serial,
            usb: "1a86:7523",
            roles: anything,
            certainty: .possible,
            reason: "CH340"
        ),
        Case(
            node: "/dev/ttyUSB0",
            portClass: .serial,
            usb: "10c4:ea60",
            roles: anything,
            certainty: .possible,
            reason: "CP210x"
        ),
        Case(
            node: "/dev/ttyUSB0",
            portClass: .serial,
            usb: "0403:6001",
            roles: anything,
            certainty: .possible,
            reason: "FTDI"
        ),
        Case(
            node: "/dev/ttyUSB0",
            portClass: .serial,
            usb: "067b:2303",
            roles: anything,
            certainty: .possible,
            reason: "PL2303"
        ),
        Case(
            node: "/dev/ttyACM0",
            portClass: .serial,
            usb: "1eab:1d06",
            roles: [.scanner],
            certainty: .likely,
            reason: "Newland"
        ),
        Case(
            node: "/dev/ttyACM0",
            portClass: .serial,
            usb: "dead:beef",
            roles: [.scanner, .reader],
            certainty: .possible,
            reason: "no known maker"
        ),
        Case(node: "/dev/ttyS0", portClass: .serial, roles: anything, certainty: .possible, reason: "built-in"),
        Case(
            node: "/dev/usb/lp0",
            portClass: .printer,
            usb: "04b8:0e15",
            printerID: "MFG:EPSON;CMD:ESC/POS;MDL:TM-T88V;CLS:PRINTER;",
            roles: [.printer],
            certainty: .certain,
            reason: "EPSON TM-T88V"
        ),
        Case(
            node: "/dev/hidraw0",
            portClass: .hid,
            usb: "0c2e:0b61",
            usages: [HIDUsage(page: 0x8C, 0x02)],
            roles: [.scanner],
            certainty: .certain,
            reason: "usage page 8C"
        ),
        Case(
            node: "/dev/hidraw0",
            portClass: .hid,
            usb: "0400:c35a",
            usages: [HIDUsage(page: 0xFF00, 0x01)],
            roles: [.reader],
            certainty: .likely,
            reason: "HID reports"
        ),
        Case(
            node: "/dev/hidraw0",
            portClass: .hid,
            usb: "046d:c31c",
            usages: [.keyboard],
            roles: [],
            certainty: .no,
            reason: "keyboard"
        ),
        Case(
            node: "/dev/input/event3",
            portClass: .keys,
            usb: "05e0:1200",
            roles: [.scanner],
            certainty: .likely,
            reason: "Zebra"
        ),
        Case(
            node: "/dev/input/event3",
            portClass: .keys,
            usb: "ffff:0035",
            name: "USB Barcode Scanner",
            roles: [.scanner],
            certainty: .likely,
            reason: "calls itself"
        ),
        Case(
            node: "/dev/input/event3",
            portClass: .keys,
            usb: "046d:c31c",
            name: "Logitech USB Keyboard",
            roles: [.scanner],
            certainty: .possible,
            reason: "probe"
        ),
        Case(
            node: "/dev/input/event0",
            portClass: .keys,
            name: "Power Button",
            roles: [],
            certainty: .no,
            reason: "machine itself"
        ),
        Case(
            node: "/dev/bus/usb/001/004",
            portClass: .usb,
            usb: "0316:5020",
            roles: [.reader],
            certainty: .likely,
            reason: "Synjones"
        ),
        Case(
            node: "/dev/bus/usb/001/005",
            portClass: .usb,
            usb: "046d:c31c",
            roles: [],
            certainty: .no,
            reason: "no ID card"
        ),
    ]

    @Test(arguments: cases)
    func `each kind of device is taken for what it can be, with the reason`(sample: Case) throws {
        let identity = try Self.identity(sample.node, sample.portClass, sample.usb.map { Self.usb($0) } ?? [:])
        let device = PluggedDevice(identity, name: sample.name, printerID: sample.printerID, usages: sample.usages)
        let guess = DeviceGuess(device, among: [device])
        #expect(guess.roles == sample.roles && guess.certainty == sample.certainty)
        #expect(guess.reason.contains(sample.reason), "\(guess.reason)")
        // A line is given only where it can be right, and it is one that hall.conf understands.
        let isSure = sample.certainty == .certain || sample.certainty == .likely
        #expect((guess.configuration != nil) == isSure)
        #expect(DeviceAddress(text: guess.address) != nil, "\(guess.address)")
    }

    @Test func `an address means its device alone among all that are plugged in`() throws {
        let path = "pci-0000:00:14.0-usb-0:"
        let all = try [
            Self.identity("/dev/ttyUSB0", .serial, Self.usb("1a86:7523", path: path + "1:1.0")),
            Self.identity("/dev/ttyUSB1", .serial, Self.usb("1a86:7523", path: path + "2:1.0")),
            Self.identity(
                "/dev/ttyUSB2",
                .serial,
                Self.usb("0403:6010", serial: "FT1", path: path + "3:1.0", interface: "00")
            ),
            Self.identity(
                "/dev/ttyUSB3",
                .serial,
                Self.usb("0403:6010", serial: "FT1", path: path + "3:1.1", interface: "01")
            ),
            Self.identity("/dev/ttyUSB4", .serial, Self.usb("067b:2303", serial: "P1", path: path + "4:1.0")),
            Self.identity("/dev/ttyUSB5", .serial, Self.usb("067b:2303", serial: "P2", path: path + "5:1.0")),
            Self.identity("/dev/ttyACM0", .serial, Self.usb("0c2e:0901", serial: "22AB", path: path + "6:1.0")),
            Self.identity("/dev/ttyS0", .serial),
        ]
        let addresses = all.map { DeviceGuess.address(of: $0, among: all) }
        #expect(
            addresses.map(\.text) == [
                "serial:port:pci-0000:00:14.0-usb-0:1:1.0", "serial:port:pci-0000:00:14.0-usb-0:2:1.0",
                "serial:usb:0403:6010?interface=0", "serial:usb:0403:6010?interface=1", "serial:usb:067b:2303:P1",
                "serial:usb:067b:2303:P2", "serial:usb:0c2e:0901", "serial:/dev/ttyS0",
            ]
        )
        for (identity, address) in zip(all, addresses) {
            let match = try #require(DeviceAddress(text: address.text)?.attached?.match)
            #expect(all.filter { match.fits($0) } == [identity])
        }
    }

    @Test func `a survey reads what sysfs tells, and leaves out ports that the kernel only has a place for`() throws {
        let printer = try Self.identity("/dev/usb/lp0", .printer, Self.usb("04b8:0e15"))
        let nodes: [PortClass: [PortIdentity]] = try [
            .serial: [Self.identity("/dev/ttyS0", .serial), Self.identity("/dev/ttyS9", .serial)],
            .printer: [printer], .hid: [Self.identity("/dev/hidraw1", .hid, Self.usb("0c2e:0b61"))],
            .keys: [Self.identity("/dev/input/event7", .keys, Self.usb("0c2e:0b61"))],
            .usb: [
                Self.identity("/dev/bus/usb/001/002", .usb, Self.usb("0400:c35a")),
                Self.identity("/dev/bus/usb/001/003", .usb, Self.usb("04b8:0e15")),
            ],
        ]
        let files: [String: [UInt8]] = [
            "/sys/class/tty/ttyS0/type": Array("4\n".utf8), "/sys/class/tty/ttyS9/type": Array("0\n".utf8),
            "/sys/class/usbmisc/lp0/device/ieee1284_id": Array("MFG:EPSON;MDL:TM-T88V;\n".utf8),
            "/sys/class/usbmisc/lp0/device/../product": Array("TM-\u{1B}[2JT88V\n".utf8),
            "/sys/class/hidraw/hidraw1/device/report_descriptor": [
                0x05, 0x8C, 0x09, 0x02, 0xA1, 0x01, 0x75, 0x08, 0x95, 0x01, 0x09, 0xFE, 0x81, 0x02, 0xC0,
            ],
            "/sys/class/input/event7/device/name": Array("Scanner\n".utf8),
        ]
        let survey = DeviceSurvey(finder: PortFinder { nodes[$0] ?? [] }, read: { files[$0] })
        let devices = try survey.devices()
        #expect(
            devices.map(\.identity.node) == [
                "/dev/ttyS0", "/dev/usb/lp0", "/dev/hidraw1", "/dev/input/event7", "/dev/bus/usb/001/002",
            ]
        )
        #expect(devices[1].printerID == "MFG:EPSON;MDL:TM-T88V;" && devices[1].name == "TM-[2JT88V")
        #expect(devices[2].usages == [HIDUsage(page: 0x8C, 0x02)] && devices[3].name == "Scanner")
    }
}
