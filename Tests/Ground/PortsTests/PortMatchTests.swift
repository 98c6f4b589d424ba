// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import Ports

struct PortMatchTests {
    /// Two CH340 adapters, alike in everything but their sockets, and a scanner with two serial interfaces.
    private let attached = [
        identity("/dev/ttyUSB0", "1a86", "7523", serial: "0", path: "pci-0000:00:14.0-usb-0:1:1.0"),
        identity("/dev/ttyUSB1", "1a86", "7523", serial: "0", path: "pci-0000:00:14.0-usb-0:2:1.0"),
        identity("/dev/ttyACM0", "0c2e", "0901", serial: "22AB", interface: "00", path: "p:1.0"),
        identity("/dev/ttyACM1", "0c2e", "0901", serial: "22AB", interface: "02", path: "p:1.2"),
        identity("/dev/ttyUSB2", "0403", "6001", serial: "FT0001", path: "q"),
        identity("/dev/ttyUSB3", "0403", "6001", serial: "FT0002", path: "r"),
    ].compactMap(\.self)

    private static func identity(
        _ node: String,
        _ vendor: String,
        _ model: String,
        serial: String,
        interface: String = "00",
        path: String
    ) -> PortIdentity? {
        PortIdentity(
            node: node,
            portClass: .serial,
            properties: [
                "ID_VENDOR_ID": vendor, "ID_MODEL_ID": model, "ID_SERIAL_SHORT": serial,
                "ID_USB_INTERFACE_NUM": interface,
                "ID_PATH": path,
            ]
        )
    }

    @Test(
        arguments: [
            ("usb:0403:6001:FT0002", nil, "/dev/ttyUSB3"), ("usb:0c2e:0901", 2, "/dev/ttyACM1"),
            ("usb:0c2e:0901:22AB", 0, "/dev/ttyACM0"), ("port:pci-0000:00:14.0-usb-0:2:1.0", nil, "/dev/ttyUSB1"),
        ] as [(String, UInt8?, String)]
    )
    func `a match finds its device`(text: String, interface: UInt8?, node: String) throws {
        let match = try #require(PortMatch(text: text, interface: interface))
        #expect(try match.choose(among: attached).node == node)
    }

    @Test func `twins are refused by name, so that the installer can tell them apart`() throws {
        let match = try #require(PortMatch(text: "usb:1a86:7523", interface: nil))
        let error = #expect(throws: PortError.self) { try match.choose(among: attached) }
        #expect(error == .ambiguous(["/dev/ttyUSB0", "/dev/ttyUSB1"]))
        #expect(error?.description == "several devices match: /dev/ttyUSB0, /dev/ttyUSB1")
    }

    @Test func `what is not attached is named`() throws {
        let match = try #require(PortMatch(text: "usb:dead:beef", interface: nil))
        #expect(throws: PortError.notFound("usb:dead:beef")) { try match.choose(among: attached) }
    }

    @Test func `a serial number of zeros is none`() {
        #expect(attached[0].serial == nil)
        #expect(attached[4].serial == "FT0001")
    }

    @Test func `attributes of the USB parent stand in where udev says nothing`() {
        let found = PortIdentity(
            node: "/dev/hidraw0",
            portClass: .hid,
            properties: [:],
            attributes: ["idVendor": "0c2e", "idProduct": "0b61", "serial": "S1", "bInterfaceNumber": "01"],
            driver: "hid-generic"
        )
        #expect(found?.description == "/dev/hidraw0 usb 0c2e:0b61 serial S1 interface 1 driver hid-generic")
    }

    @Test(
        arguments: [
            ([:], true), (["ID_INPUT": "1"], false), (["ID_INPUT": "1", "ID_INPUT_KEYBOARD": "1"], true),
        ] as [([String: String], Bool)]
    )
    func `only keyboards count as keys, where udev tells`(properties: [String: String], isKeys: Bool) {
        #expect((PortIdentity(node: "/dev/input/event3", portClass: .keys, properties: properties) != nil) == isKeys)
    }

    @Test(arguments: [("0/0/0", true), ("255/0/0", true), ("9/0/1", false)])
    func `a hub is no device of a hall`(type: String, isDevice: Bool) {
        let found = PortIdentity(node: "/dev/bus/usb/001/002", portClass: .usb, properties: ["TYPE": type])
        #expect((found != nil) == isDevice)
    }
}
