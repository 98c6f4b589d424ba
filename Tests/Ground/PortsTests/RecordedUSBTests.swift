// SPDX-License-Identifier: Apache-2.0
import Glibc
import Testing

@testable import Ports

/// A four-pipe ID reader (devices.md A.7), played back by umockdev to the usbfs calls of this very code.
///
/// Numbers and structures are umockdev's, not ours. It has one request under way at a time and no readiness.
struct RecordedUSBTests {
    private static let isInstalled = unsafe system("command -v umockdev-run >/dev/null 2>&1") == 0
    fileprivate static let variable = "PORTS_RECORDED_USB"

    @Test(.enabled(if: isInstalled, "umockdev-run is not installed (apt install umockdev)"))
    func `a command goes out in two pipes and its answer comes back in two`() throws {
        let folder = try Folder()
        let recordings = #filePath.split(separator: "/").dropLast(3).reduce("") { $0 + "/" + $1 } + "/Recordings"
        let command = """
            cd '\(recordings)' && \(Self.variable)='\(folder.path)/seen' umockdev-run --device idr-bulk.umockdev \
            --ioctl /dev/bus/usb/003/002=idr-bulk.ioctl -- '\(CommandLine.arguments[0])' \
            --testing-library swift-testing --filter PlayedBackUSBTests >'\(folder.path)/log' 2>&1
            """
        let status = unsafe system(command)
        let log = String(decoding: try WholeFile.read(path: folder.path + "/log", limit: 1_000_000), as: UTF8.self)
        try #require(status == 0, "\(log)")
        let seen = try WholeFile.read(path: folder.path + "/seen", limit: 10_000)
        #expect(seen == bytes("AA AA AA 96 69 00 04 00 00 90 94"))
    }
}

/// The process inside umockdev, which writes down what the reader answered.
struct PlayedBackUSBTests {
    private static var output: String? { unsafe getenv(RecordedUSBTests.variable).map { unsafe String(cString: $0) } }

    @Test(.enabled(if: output != nil, "runs only inside umockdev, started by RecordedUSBTests"))
    func `one command`() throws {
        let output = try #require(Self.output)
        var device = try USBDevice(Descriptor(opening: "/dev/bus/usb/003/002", O_RDWR | O_NONBLOCK), interface: nil)
        let (outputs, inputs) = (device.interface.outputs, device.interface.inputs)
        var seen: [UInt8] = []
        for (pipe, piece) in zip(outputs, [bytes("AA AA AA 96 69 00 03"), bytes("11 FF ED")]) {
            let transfer = USBTransfer(on: pipe, capacity: 16)
            transfer.fill(piece[...])
            try device.submit(transfer)
            let done = try #require(try device.reap())
            #expect(done === transfer)
            #expect(done.failure == 0)
            #expect(done.count == piece.count)
        }
        for pipe in inputs {
            try device.submit(USBTransfer(on: pipe, capacity: pipe.packetSize))
            seen += try #require(try device.reap()).received
        }
        let rest = try device.reap()
        #expect(rest === nil)
        try WholeFile.writeAtomically(seen, to: output, mode: 0o600)
    }
}
