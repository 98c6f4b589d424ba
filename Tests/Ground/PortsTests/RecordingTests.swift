// SPDX-License-Identifier: Apache-2.0
import Glibc
import Testing

@testable import Ports

/// Devices recorded in a guest with real USB gadgets (Tests/Recordings), played back by umockdev to libudev and the kernel
/// calls of this very code: the test process runs itself again inside `umockdev-run`, as `RecordedDeviceTests`.
struct RecordingTests {
    private static let isInstalled = unsafe system("command -v umockdev-run >/dev/null 2>&1") == 0

    @Test(
        .enabled(if: isInstalled, "umockdev-run is not installed (apt install umockdev)"),
        arguments: [
            (
                "ftdi", "", "serial:usb:0403:6001:FT0001?baud=9600",
                """
                serial /dev/ttyUSB0 usb 0403:6001 serial FT0001 interface 0 port pci-0000:00:07.0-usb-0:1:1.0 \
                driver ftdi_sio
                usb /dev/bus/usb/001/002 usb 0403:6001 serial FT0001 port pci-0000:00:07.0-usb-0:1 driver usb
                opened /dev/ttyUSB0
                """
            ),
            (
                "acm", "", "serial:usb:1eab:1406",
                """
                serial /dev/ttyACM0 usb 1eab:1406 serial NLS0001 interface 0 port platform-dummy_hcd.3-usb-0:1:1.0 \
                driver cdc_acm
                usb /dev/bus/usb/006/002 usb 1eab:1406 serial NLS0001 port platform-dummy_hcd.3-usb-0:1 driver usb
                opened /dev/ttyACM0
                """
            ),
            (
                "lp", "", "lp:port:platform-dummy_hcd.4-usb-0:1:1.0",
                """
                printer /dev/usb/lp2 usb 04b8:0e15 serial EPS001 interface 0 port platform-dummy_hcd.4-usb-0:1:1.0 \
                driver usblp
                usb /dev/bus/usb/007/002 usb 04b8:0e15 serial EPS001 port platform-dummy_hcd.4-usb-0:1 driver usb
                opened /dev/usb/lp2
                """
            ),
            (
                "pos", "--ioctl /dev/hidraw0=pos.ioctl", "hid:port:platform-dummy_hcd.0-usb-0:1:1.0",
                """
                hid /dev/hidraw0 usb 0c2e:0b61 serial HW0001 interface 0 port platform-dummy_hcd.0-usb-0:1:1.0 \
                driver hid-generic
                usb /dev/bus/usb/003/002 usb 0c2e:0b61 serial HW0001 port platform-dummy_hcd.0-usb-0:1 driver usb
                opened /dev/hidraw0
                report descriptor of 87 bytes
                """
            ),
            (
                "idr-hid", "", "hid:port:platform-dummy_hcd.0-usb-0:1:1.0",
                """
                hid /dev/hidraw0 usb 0400:c35a serial IDR001 interface 0 port platform-dummy_hcd.0-usb-0:1:1.0 \
                driver hid-generic
                usb /dev/bus/usb/003/002 usb 0400:c35a serial IDR001 port platform-dummy_hcd.0-usb-0:1 driver usb
                opened /dev/hidraw0
                """
            ),
            (
                "kbd-hidraw", "", "hid:usb:05e0:1200:SYM001?interface=0",
                """
                hid /dev/hidraw2 usb 05e0:1200 serial SYM001 interface 0 port platform-dummy_hcd.2-usb-0:1:1.0 \
                driver hid-generic
                usb /dev/bus/usb/005/002 usb 05e0:1200 serial SYM001 port platform-dummy_hcd.2-usb-0:1 driver usb
                opened /dev/hidraw2
                """
            ),
            (
                "kbd-event", "--ioctl /dev/input/event2=kbd.ioctl", "keys:usb:05e0:1200",
                """
                keys /dev/input/event2 usb 05e0:1200 serial SYM001 interface 0 \
                port platform-dummy_hcd.2-usb-0:1:1.0 driver usbhid
                usb /dev/bus/usb/005/002 usb 05e0:1200 serial SYM001 port platform-dummy_hcd.2-usb-0:1 driver usb
                opened /dev/input/event2
                """
            ),
        ]
    )
    func `a recorded device is found, named and opened`(
        recording: String,
        ioctls: String,
        address: String,
        expected: String
    ) throws {
        let folder = try Folder()
        let output = folder.path + "/seen"
        let recordings = #filePath.split(separator: "/").dropLast(3).reduce("") { $0 + "/" + $1 } + "/Recordings"
        let command = """
            cd '\(recordings)' && \(RecordedDeviceTests.outputVariable)='\(output)' \
            \(RecordedDeviceTests.addressVariable)='\(address)' umockdev-run --device \(recording).umockdev \(ioctls) -- \
            '\(CommandLine.arguments[0])' --testing-library swift-testing --filter RecordedDeviceTests >'\(folder.path)/log' 2>&1
            """
        let status = unsafe system(command)
        let log = String(decoding: try WholeFile.read(path: folder.path + "/log", limit: 1_000_000), as: UTF8.self)
        try #require(status == 0, "\(log)")
        let seen = String(decoding: try WholeFile.read(path: output, limit: 10_000), as: UTF8.self)
        #expect(seen == expected + "\n")
    }
}

/// What a process inside umockdev sees, written to the file that `RecordingTests` names.
struct RecordedDeviceTests {
    static let outputVariable = "PORTS_RECORDING_OUTPUT"
    static let addressVariable = "PORTS_RECORDING_ADDRESS"

    private static func variable(_ name: String) -> String? {
        unsafe getenv(name).map { unsafe String(cString: $0) }
    }

    @Test(.enabled(if: variable(outputVariable) != nil, "runs only inside umockdev, started by RecordingTests"))
    func `what is attached is listed and the address opened`() async throws {
        let output = try #require(Self.variable(Self.outputVariable))
        let address = try DeviceAddress(configuration: #require(Self.variable(Self.addressVariable)))
        var lines = try PortClass.allCases.flatMap { portClass in
            try PortFinder.system.list(portClass)
                // The playback machine's own serial ports are not part of the recording.
                .filter { $0.vendor != nil }
                .map { portClass.rawValue + " " + $0.description }
        }
        let loop = try EventLoop(name: "recorded")
        defer { loop.stop() }
        let events = Happenings<KeptLine.Event>()
        let kept = KeptLine(address, on: loop, handler: events.add)
        kept.start()
        switch await events.next() {
        case .opened(let node): lines.append("opened " + node)
        case .unavailable(let error): lines.append("not opened, \(error)")
        default: Issue.record("neither opened nor not")
        }
        if case .hid = address, let line = kept.line, let descriptor = try? HIDReports.descriptor(of: line) {
            lines.append("report descriptor of \(descriptor.count) bytes")
        }
        kept.stop()
        try WholeFile.writeAtomically(Array((lines.joined(separator: "\n") + "\n").utf8), to: output, mode: 0o600)
    }
}
