// SPDX-License-Identifier: Apache-2.0
import Glibc
import Terms
import Testing

@testable import Ports

/// Text that came from outside, to see what a line makes of it; only a test may promise this.
private struct Outside: Loggable {
    let logText: String
}

struct LogTests {
    private func text(_ line: LogLine) -> String { String(decoding: line.bytes, as: UTF8.self) }

    @Test func `a line is level, fixed text and named fields`() throws {
        let number = try #require(TicketNumber(text: "A017"))
        let line = LogLine(
            .warning,
            "slip not printed",
            ["ticket": number, "bytes": 87, "after": Duration.milliseconds(1500)]
        )
        #expect(text(line) == "<4>slip not printed ticket=A017 bytes=87 after=1500ms\n")
    }

    @Test(arguments: zip(Log.Level.allCases, ["<2>", "<3>", "<4>", "<5>", "<6>", "<7>"]))
    func `the prefix is the number of syslog`(level: Log.Level, prefix: String) {
        #expect(text(LogLine(level, "x", [:])) == prefix + "x\n")
    }

    @Test(arguments: [
        ("a\n<0>forged", #"x=a\u{a}<0>forged"#),
        ("\u{1B}[2J", #"x=\u{1b}[2J"#),
        ("\u{0}\u{7F}\u{85}", #"x=\u{0}\u{7f}\u{85}"#),
        ("a\u{202E}b\u{2028}c", #"x=a\u{202e}b\u{2028}c"#),
        ("two words", #"x="two words""#),
        (#"say "hi""#, #"x="say \"hi\"""#),
        (#"a\" b"#, #"x="a\\\" b""#),
        ("a\"\u{301} b=c", "x=\"a\\\"\u{301} b=c\""),
        ("a=b", #"x="a=b""#),
        ("", #"x="""#),
        ("窗口", "x=窗口"),
    ])
    func `a value can neither forge a line nor a field`(value: String, shown: String) {
        #expect(text(LogLine(.info, "m", ["x": Outside(logText: value)])) == "<6>m " + shown + "\n")
    }

    @Test(arguments: 0..<4) func `a long line is cut between characters, marked, and still one line`(shift: Int) {
        let line = LogLine(
            .info,
            "m",
            ["x": Outside(logText: String(repeating: "a", count: shift) + String(repeating: "窗", count: 2000))]
        )
        #expect(line.bytes.count <= LogLine.limit)
        #expect(line.bytes.count > LogLine.limit - 4)
        #expect(String(validating: line.bytes, as: UTF8.self)?.hasSuffix("…\n") == true)
    }

    @Test func `lines of many threads do not mix`() async throws {
        let (near, far) = try socketPair()
        defer { close(far) }
        _ = fcntl(near, F_SETFL, 0)
        let log = Log(descriptor: near)
        await withDiscardingTaskGroup { group in
            for writer in 0..<4 {
                group.addTask { for _ in 0..<50 { log.write(LogLine(.info, "line", ["writer": writer])) } }
            }
        }
        close(near)
        let received = receive(1_000_000, from: far).split(separator: UInt8(ascii: "\n")).map {
            String(decoding: $0, as: UTF8.self)
        }
        #expect(received.count == 200)
        #expect(Set(received) == ["<6>line writer=0", "<6>line writer=1", "<6>line writer=2", "<6>line writer=3"])
    }

    @Test func `a journal that takes nothing more loses lines, counted, and never holds up the writer`() throws {
        let (near, far) = try socketPair()
        defer { for end in [near, far] { close(end) } }
        _ = fcntl(near, F_SETFL, 0)
        let log = Log(descriptor: near)
        let before = Log.lostLines
        while Log.lostLines == before { log.write(LogLine(.info, "line", [:])) }
        #expect(receive(9, from: far) == Array("<6>line\n<".utf8))
    }

    @Test func `errors of the machine name nodes and calls`() {
        let line = LogLine(.error, "cannot open", ["reason": PortError(call: "open", on: "/dev/ttyUSB0", code: EBUSY)])
        #expect(text(line) == "<3>cannot open reason=\"/dev/ttyUSB0 is in use by another program\"\n")
        #expect(PortError.system(call: "ioctl", code: EINVAL).description == "ioctl: Invalid argument")
    }
}
