// SPDX-License-Identifier: Apache-2.0
import Glibc
import Ports
import Queueing
import Testing

@testable import Readers

/// Scanners recorded in a guest with real USB gadgets (Tests/Recordings), played back by umockdev to libudev, evdev and
/// hidraw as the driver uses them: the test process runs itself again inside `umockdev-run`, as `RecordedScannerTests`.
struct ScannerRecordingTests {
    private static let isInstalled = unsafe system("command -v umockdev-run >/dev/null 2>&1") == 0
    private static let typing = "--device kbd-event.umockdev --ioctl /dev/input/event2=kbd.ioctl -e /dev/input/event2"
    private static let reports = "--device pos.umockdev --ioctl /dev/hidraw0=pos.ioctl -s /dev/hidraw0"

    @Test(.enabled(if: isInstalled, "umockdev-run is not installed (apt install umockdev)"))
    func `keys as the kernel recorded them are a code`() throws {
        let recorded = try Self.seen("keys:usb:05e0:1200", 1, Self.typing + "=kbd.events")
        #expect(recorded == ["ready /dev/input/event2", "12"])
    }

    @Test(.enabled(if: isInstalled, "umockdev-run is not installed (apt install umockdev)"))
    func `a scanner that types is read to the end of each code`() throws {
        let folder = try Folder()
        let text = Self.recording(
            """
            42+ 30 42- 11 2 3 28                              ; A012
            7 10 6 8 9 5 3 3 11 9 9 6 7 28 29+ 42+ 36 42- 29- ; an EAN, ENTER and Ctrl+Shift+J
            """,
            pause: .microseconds(100)
        )
        try WholeFile.writeAtomically(Array(text.utf8), to: folder.path + "/typed.events", mode: 0o600)
        let seen = try Self.seen("keys:usb:05e0:1200", 2, Self.typing + "=\(folder.path)/typed.events")
        #expect(seen == ["ready /dev/input/event2", "A012", "6957842208856"])
    }

    @Test(.enabled(if: isInstalled, "umockdev-run is not installed (apt install umockdev)"))
    func `a person at the keyboard is no scanner, and does not stand in its way`() throws {
        let folder = try Folder()
        let person = Self.recording("2 3 4 5 28", pause: .milliseconds(40))
        let scanner = Self.recording("42+ 30 42- 11 2 3 28", pause: .microseconds(100), from: .milliseconds(1400))
        try WholeFile.writeAtomically(Array((person + scanner).utf8), to: folder.path + "/typed.events", mode: 0o600)
        let seen = try Self.seen("keys:usb:05e0:1200", 1, Self.typing + "=\(folder.path)/typed.events")
        #expect(seen == ["ready /dev/input/event2", "A012", "typed"])
    }

    @Test(.enabled(if: isInstalled, "umockdev-run is not installed (apt install umockdev)"))
    func `a HID POS scanner is read by its own report descriptor`() throws {
        let folder = try Folder()
        let codes = ["HALL-1234", String(repeating: "0123456789", count: 20), "预约"]
        var script: [UInt8] = Array("d 0 /dev/hidraw0\n".utf8)
        let reports = codes.flatMap { POSDescriptor.honeywell.reports(Array($0.utf8)) }
        // What is read is a stream here, unlike hidraw: each report waits until it is asked for.
        for report in reports { script += Array("w 0 g\nr 0 ".utf8) + report.flatMap(Self.escaped) + [0x0A] }
        try WholeFile.writeAtomically(script, to: folder.path + "/scans.script", mode: 0o600)
        let seen = try Self.seen(
            "hid:usb:0c2e:0b61",
            codes.count,
            reports: reports.count,
            Self.reports + "=\(folder.path)/scans.script"
        )
        #expect(seen == ["ready /dev/hidraw0"] + codes)
    }

    @Test(.enabled(if: isInstalled, "umockdev-run is not installed (apt install umockdev)"))
    func `a keyboard at a HID POS scanner's address is refused with what to do`() throws {
        let folder = try Folder()
        let keyboard = """
            05010906A101050719E029E71500250175019508810295017508810395067508150025650507190029658100C0
            """
        let size = keyboard.utf8.count / 2
        let length = "\(Self.byte(size))000000"
        try WholeFile.writeAtomically(
            Array(
                """
                @DEV /dev/hidraw0
                HIDIOCGRDESCSIZE 0 \(length)
                HIDIOCGRDESC 0 \(length)\(keyboard)\(String(repeating: "00", count: 4096 - size))

                """.utf8
            ),
            to: folder.path + "/keyboard.ioctl",
            mode: 0o600
        )
        let seen = try Self.seen(
            "hid:usb:0c2e:0b61",
            0,
            "--device pos.umockdev --ioctl /dev/hidraw0=\(folder.path)/keyboard.ioctl"
        )
        #expect(
            seen == [
                "gone",
                "/dev/hidraw0 is not a HID POS scanner (usage page 8C): it is set up as a keyboard; write keys: for "
                    + "hid:, or switch it to HID POS by its manual",
            ]
        )
    }

    /// Keys as evemu records them, each event `pause` after the last.
    private static func recording(_ script: String, pause: Duration, from start: Duration = .zero) -> String {
        var (text, time) = (start == .zero ? "# EVEMU 1.2\n# device /dev/input/event2\n" : "", start)
        for event in keys(script) {
            time += pause
            let (seconds, attoseconds) = time.components
            let fraction = String(1_000_000 + attoseconds / 1_000_000_000_000).dropFirst()
            text += "E: \(1_795_377_139 + seconds).\(fraction) \(hex(event.type)) \(hex(event.code)) \(event.value)\n"
        }
        return text
    }

    /// What a scanner at `address` hands on inside umockdev, until it has handed on `count` codes.
    private static func seen(
        _ address: String,
        _ count: Int,
        reports: Int = 0,
        _ arguments: String
    ) throws -> [String] {
        let folder = try Folder()
        let recordings = #filePath.split(separator: "/").dropLast(3).reduce("") { $0 + "/" + $1 } + "/Recordings"
        let command = """
            cd '\(recordings)' && \(RecordedScannerTests.output)='\(folder.path)/seen' \
            \(RecordedScannerTests.address)='\(address)' \(RecordedScannerTests.count)=\(count) \
            \(RecordedScannerTests.reports)=\(reports) umockdev-run \(arguments) -- '\(CommandLine.arguments[0])' --testing-library swift-testing \
            --filter RecordedScannerTests >'\(folder.path)/log' 2>&1
            """
        let status = unsafe system(command)
        let log = String(decoding: try WholeFile.read(path: folder.path + "/log", limit: 1_000_000), as: UTF8.self)
        try #require(status == 0, "\(log)")
        let text = String(decoding: try WholeFile.read(path: folder.path + "/seen", limit: 10_000), as: UTF8.self)
        return text.split(separator: "\n").map(String.init)
    }

    /// A byte as umockdev's scripts have it: control characters by a caret.
    private static func escaped(_ byte: UInt8) -> [UInt8] {
        switch byte {
        case ..<0x20: [UInt8(ascii: "^"), byte + 0x40]
        case UInt8(ascii: "^"): Array("^`".utf8)
        default: [byte]
        }
    }

    private static func hex(_ number: UInt16) -> String {
        let digits = String(number, radix: 16, uppercase: true)
        return String(repeating: "0", count: 4 - digits.utf8.count) + digits
    }

    private static func byte(_ number: Int) -> String { String(hex(UInt16(number)).suffix(2)) }
}

/// What a process inside umockdev reads, written to the file that `ScannerRecordingTests` names.
struct RecordedScannerTests {
    static let output = "READERS_RECORDING_OUTPUT"
    static let address = "READERS_RECORDING_ADDRESS"
    static let count = "READERS_RECORDING_COUNT"
    static let reports = "READERS_RECORDING_REPORTS"

    private static func variable(_ name: String) -> String? {
        unsafe getenv(name).map { unsafe String(cString: $0) }
    }

    @Test(
        .enabled(if: variable(output) != nil, "runs only inside umockdev, started by ScannerRecordingTests"),
        .timeLimit(.minutes(1))
    )
    func `codes are handed on`() async throws {
        let output = try #require(Self.variable(Self.output))
        let address = try DeviceAddress(configuration: #require(Self.variable(Self.address)))
        let count = try #require(Self.variable(Self.count).flatMap { Int($0) })
        let loop = try EventLoop(name: "recorded")
        defer { loop.stop() }
        let (events, sink) = AsyncStream.makeStream(of: ReaderEvent.self)
        let scanner = CodeScanner(at: address, on: loop) { sink.yield($0) }
        await scanner.start()
        var lines: [String] = []
        var codes = 0
        let reports = try #require(Self.variable(Self.reports).flatMap { Int($0) })
        reading: for await event in events {
            switch event {
            case .presence: continue
            case .notice(.ready(let model)):
                lines.append("ready " + model)
                if reports > 0 { try await Self.ask(model, for: reports, scanner) }
            case .notice(.gone): lines.append("gone")
            case .notice(let notice): lines.append("\(notice)")
            case .credential(.code(let text)):
                codes += 1
                lines.append(text)
            case .credential: lines.append("a card")
            }
            if codes == count { break reading }
        }
        if let refusal = await scanner.refusal { lines.append(refusal.description) }
        lines += await Array(repeating: "typed", count: scanner.counts.typed)
        await scanner.stop()
        try WholeFile.writeAtomically(Array((lines.joined(separator: "\n") + "\n").utf8), to: output, mode: 0o600)
    }

    /// Asks umockdev's script for one report after the other, as the driver has taken them.
    private static func ask(_ node: String, for reports: Int, _ scanner: CodeScanner) async throws {
        let device = try Descriptor(opening: node, O_WRONLY | O_NONBLOCK)
        for _ in 0..<reports {
            let taken = await scanner.tally.received
            #expect(unsafe write(device.number, "g", 1) == 1)
            while await scanner.tally.received == taken { try Task.checkCancellation() }
        }
    }
}
