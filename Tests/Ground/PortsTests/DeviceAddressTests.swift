// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import Ports

struct DeviceAddressTests {
    @Test(
        arguments: [
            ("serial:/dev/ttyS0", .serial(.node("/dev/ttyS0"), baud: .baud115200, flow: .none)),
            ("serial:/dev/ttyS0?baud=9600", .serial(.node("/dev/ttyS0"), baud: .baud9600, flow: .none)),
            (
                "serial:usb:1a86:7523",
                .serial(
                    .usb(vendor: 0x1A86, model: 0x7523, serial: nil, interface: nil),
                    baud: .baud115200,
                    flow: .none
                )
            ),
            (
                "serial:usb:0c2e:0901:22:AB?baud=57600&interface=2",
                .serial(
                    .usb(vendor: 0x0C2E, model: 0x0901, serial: "22:AB", interface: 2),
                    baud: .baud57600,
                    flow: .none
                )
            ),
            (
                "serial:port:pci-0000:00:14.0-usb-0:1:1.0",
                .serial(.socket(idPath: "pci-0000:00:14.0-usb-0:1:1.0"), baud: .baud115200, flow: .none)
            ),
            (
                "serial:/dev/ttyS1?baud=19200&flow=xonxoff",
                .serial(.node("/dev/ttyS1"), baud: .baud19200, flow: .xonxoff)
            ),
            ("serial:/dev/ttyS1?flow=rts", .serial(.node("/dev/ttyS1"), baud: .baud115200, flow: .rts)),
            (
                "serial:usb:067b:2303?baud=9600&flow=dtr&interface=0",
                .serial(
                    .usb(vendor: 0x067B, model: 0x2303, serial: nil, interface: 0),
                    baud: .baud9600,
                    flow: .dtr
                )
            ),
            ("bulk:usb:0400:c35a", .bulk(.usb(vendor: 0x0400, model: 0xC35A, serial: nil, interface: nil))),
            ("bulk:usb:0316:5020:SN7", .bulk(.usb(vendor: 0x0316, model: 0x5020, serial: "SN7", interface: nil))),
            ("bulk:port:pci-0000:00:14.0-usb-0:2", .bulk(.socket(idPath: "pci-0000:00:14.0-usb-0:2"))),
            ("lp:/dev/usb/lp0", .printer(.node("/dev/usb/lp0"))),
            ("lp:usb:04b8:0e15", .printer(.usb(vendor: 0x04B8, model: 0x0E15, serial: nil, interface: nil))),
            ("hid:usb:0400:c35a", .hid(.usb(vendor: 0x0400, model: 0xC35A, serial: nil, interface: nil))),
            ("keys:usb:05e0:1200", .keys(.usb(vendor: 0x05E0, model: 0x1200, serial: nil, interface: nil))),
            ("tcp:192.0.2.7:9100", .tcp(host: "192.0.2.7", port: 9100)),
            ("tcp:printer-1.hall:9100", .tcp(host: "printer-1.hall", port: 9100)),
            ("tcp:[2001:db8::7]:9100", .tcp(host: "2001:db8::7", port: 9100)),
            ("file:/tmp/slips.bin", .file(path: "/tmp/slips.bin")),
        ] as [(String, DeviceAddress)]
    )
    func `an address is read and printed alike`(text: String, address: DeviceAddress) throws {
        #expect(try DeviceAddress(configuration: text) == address)
        #expect(address.text == text)
    }

    @Test(arguments: [
        "", "serial", "serial:", "serial:ttyS0", "serial:/dev/ttyS0?baud=1000", "serial:/dev/ttyS0?baud=9600&baud=9600",
        "serial:/dev/ttyS0?speed=9600", "serial:/dev/ttyS0?", "serial:/dev/ttyS0?interface=1", "serial:usb:1a86",
        "serial:usb:1a86:752", "serial:usb:1a86:75233", "serial:usb:+a86:7523", "serial:usb:1a86:7523:",
        "serial:usb:1a86:7523?interface=256", "serial:port:", "lp:/dev/usb/lp0?baud=9600",
        "serial:/dev/ttyS0?flow=hard", "serial:/dev/ttyS0?flow=rts&flow=rts", "hid:usb:0c2e:0b61?flow=rts",
        "bulk:usb:0400:c35a?interface=0", "bulk:usb:0400", "serial:/dev/ttyS0?flow=none=1", "tcp:host", "tcp::9100",
        "tcp:host:0", "tcp:host:65536", "tcp:2001:db8::7:9100", "tcp:[]:1", "tcp:a/b:1", "tcp:[a/b]:1", "tcp:[host]:1",
        "file:slips", "usb:1a86:7523",
        "serial:/dev/tty S0", "serial:/dev/ttyS0\n", "serial:/dev/窗",
    ])
    func `what is no address is refused with the forms it may have`(text: String) {
        #expect(throws: PortError.badAddress(text, hint: DeviceAddress.hint)) { try DeviceAddress(configuration: text) }
    }

    @Test func `random text never crashes the reader, and what it accepts it prints back readably`() {
        let seed = UInt64.random(in: 0 ... .max)
        var generator = SplitMix64(state: seed)
        let pieces = [
            "serial:", "lp:", "usb:", "port:", "tcp:", "bulk:", "file:", "/", ":", "?", "&", "baud=", "9600", "flow=",
            "dtr",
            "[", "]", "1a86",
        ]
        for _ in 0..<5000 {
            let count = Int.random(in: 0..<7, using: &generator)
            let text = (0..<count).compactMap { _ in pieces.randomElement(using: &generator) }.joined()
            guard let address = DeviceAddress(text: text) else { continue }
            #expect(DeviceAddress(text: address.text) == address, "\(text), seed \(seed)")
        }
    }
}
