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
        #expect(
            error?.description == """
                several devices match, write one of them: \
                /dev/ttyUSB0 is serial:port:pci-0000:00:14.0-usb-0:1:1.0, \
                /dev/ttyUSB1 is serial:port:pci-0000:00:14.0-usb-0:2:1.0
                """
        )
    }

    @Test(
        arguments: [
            // Serial numbers tell two adapters apart wherever they are plugged in.
            (
                "usb:0403:6001",
                ["/dev/ttyUSB2 is serial:usb:0403:6001:FT0001", "/dev/ttyUSB3 is serial:usb:0403:6001:FT0002"]
            ),
            // The interfaces of one scanner share its serial number.
            ("usb:0c2e:0901", ["/dev/ttyACM0 is serial:port:p:1.0", "/dev/ttyACM1 is serial:port:p:1.2"]),
        ]
    )
    func `each of several devices is named by the address that means it alone`(text: String, addresses: [String]) throws
    {
        let match = try #require(PortMatch(text: text, interface: nil))
        #expect(throws: PortError.ambiguous(addresses)) { try match.choose(among: attached) }
        for address in addresses {
            let parts = address.split(separator: " ").map(String.init)
            let (_, found) = try #require(DeviceAddress(configuration: parts[2]).attached)
            #expect(try found.choose(among: attached).node == parts[0])
        }
    }

    @Test func `where nothing tells two devices apart the nodes must do`() throws {
        let ports = ["/dev/ttyUSB0", "/dev/ttyUSB1"].compactMap {
            Self.identity($0, "0403", "6011", serial: "", path: "pci-0000:00:14.0-usb-0:1:1.0")
        }
        let match = try #require(PortMatch(text: "usb:0403:6011", interface: nil))
        let expected = PortError.ambiguous([
            "/dev/ttyUSB0 is serial:/dev/ttyUSB0", "/dev/ttyUSB1 is serial:/dev/ttyUSB1",
        ])
        #expect(throws: expected) { try match.choose(among: ports) }
    }

    @Test func `of a scanner with several keyboards the boot keyboard types`() throws {
        let match = try #require(PortMatch(text: "usb:05e0:1200", interface: nil))
        let boot = keyboard("/dev/input/event4", interface: 0, isBoot: true, port: 1)
        let media = keyboard("/dev/input/event5", interface: 1, isBoot: false, port: 1)
        #expect(try match.choose(among: [media, boot].compactMap(\.self)).node == "/dev/input/event4")
        let twin = keyboard("/dev/input/event6", interface: 1, isBoot: false, port: 2)
        #expect(throws: PortError.self) { try match.choose(among: [boot, twin].compactMap(\.self)) }
    }

    private func keyboard(_ node: String, interface: Int, isBoot: Bool, port: Int) -> PortIdentity? {
        PortIdentity(
            node: node,
            portClass: .keys,
            properties: [
                "ID_INPUT": "1", "ID_INPUT_KEYBOARD": "1", "ID_VENDOR_ID": "05e0", "ID_MODEL_ID": "1200",
                "ID_PATH": "pci-0000:00:14.0-usb-0:\(port):1.\(interface)",
            ],
            attributes: ["bInterfaceSubClass": "01", "bInterfaceProtocol": isBoot ? "01" : "00"]
        )
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
