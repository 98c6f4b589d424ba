// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import Ports

struct FlowGateTests {
    private static let start = MonotonicTime(nanoseconds: 5_000_000_000)
    private static let dsr = FlowGate.Lines(rawValue: 0x100)
    private static let cts = FlowGate.Lines(rawValue: 0x020)

    /// What a writer that always has more hands over in one second.
    private static func second(of gate: inout FlowGate, lateness: Duration = .zero) -> (sent: Int, mostUnderWay: Int) {
        var (now, sent, most, left) = (start, 0, 0, Double(0))
        let perByte = 10.0 / 115_200
        while start.duration(to: now) < .seconds(1) {
            switch gate.ask(at: now, lines: nil) {
            case .write(let room):
                gate.wrote(room, at: now)
                sent += room
                left += Double(room)
                most = max(most, Int(left.rounded()))
            case .wait(let delay):
                // The loop wakes up at whole milliseconds.
                let wait = Duration.milliseconds(delay.wholeMilliseconds + 1) + lateness
                now = now.advanced(by: wait)
                left = max(0, left - Double(wait.wholeNanoseconds) / 1e9 / perByte)
            case .waitForXON: return (sent, most)
            }
        }
        return (sent, most)
    }

    @Test(arguments: [Duration.zero, .milliseconds(2), .milliseconds(4)])
    func `no more is under way than a full printer still takes, and the line hardly stands idle`(lateness: Duration) {
        var gate = FlowGate(.xonxoff, baud: .baud115200)
        let (sent, most) = Self.second(of: &gate, lateness: lateness)
        #expect(most <= FlowGate.most)
        #expect((11_000...11_700).contains(sent), "11520 bytes fit into a second, \(sent) were sent")
    }

    @Test func `at another speed the line is given its own time`() {
        var gate = FlowGate(.dtr, baud: .baud1200)
        expect(&gate, at: Self.start, lines: nil, .write(FlowGate.most))
        gate.wrote(FlowGate.most, at: Self.start)
        gate.change(to: .baud9600)
        // What is under way was written for the slow line: 128 bytes of 8⅓ ms each.
        let after = Self.start.advanced(by: .milliseconds(1070))
        expect(&gate, at: after, lines: nil, .write(FlowGate.most))
        gate.wrote(FlowGate.most, at: after)
        guard case .wait(let delay) = gate.ask(at: after, lines: nil) else { return #expect(Bool(false), "it waits") }
        #expect((66...67).contains(delay.wholeMilliseconds), "64 bytes at 9600 baud")
    }

    @Test func `XOFF stops, XON goes on, and neither shows among the bytes`() {
        var gate = FlowGate(.xonxoff, baud: .baud9600)
        var status: [UInt8] = [0x12, 0x13, 0x14]
        let statusResumes = gate.receive(&status)
        #expect(!statusResumes)
        #expect(status == [0x12, 0x14])
        expect(&gate, at: Self.start, lines: nil, .waitForXON)
        var nothing: [UInt8] = [0x16]
        let nothingResumes = gate.receive(&nothing)
        #expect(!nothingResumes)
        expect(&gate, at: Self.start, lines: nil, .waitForXON)
        var end: [UInt8] = [0x13, 0x11]
        let endResumes = gate.receive(&end)
        #expect(endResumes, "the pause has ended")
        #expect(end == [])
        expect(&gate, at: Self.start, lines: nil, .write(FlowGate.most))
        var again: [UInt8] = [0x11]
        let againResumes = gate.receive(&again)
        #expect(!againResumes, "there was no pause")
    }

    @Test(arguments: [FlowControl.dtr, .none]) func `for others XOFF is a byte as any`(flow: FlowControl) {
        var gate = FlowGate(flow, baud: .baud9600)
        var bytes: [UInt8] = [0x13, 0x11, 0x13]
        let bytesResumes = gate.receive(&bytes)
        #expect(!bytesResumes)
        #expect(bytes == [0x13, 0x11, 0x13])
        expect(&gate, at: Self.start, lines: nil, .write(FlowGate.most))
    }

    @Test(
        arguments: [
            // DTR at DSR, CTS bridged to our own RTS; at CTS alone; at both.
            ([dsr, cts], [cts], false), ([dsr, cts], [dsr, cts], true), ([cts], [cts], true), ([cts], [], false),
            ([dsr], [dsr], true), ([dsr, cts], [dsr], false), ([], [], false), ([], [dsr], true),
        ] as [([FlowGate.Lines], [FlowGate.Lines], Bool)]
    )
    func `every line that was ever raised must be`(before: [FlowGate.Lines], now: [FlowGate.Lines], isReady: Bool) {
        var gate = FlowGate(.dtr, baud: .baud9600)
        _ = gate.ask(at: Self.start, lines: FlowGate.Lines(before))
        let answer = gate.ask(at: Self.start, lines: FlowGate.Lines(now))
        #expect(answer == (isReady ? .write(FlowGate.most) : .wait(FlowGate.heldInterval)))
    }

    @Test func `a port without such lines counts as ready`() {
        var gate = FlowGate(.dtr, baud: .baud9600)
        expect(&gate, at: Self.start, lines: nil, .write(FlowGate.most))
    }

    private func expect(
        _ gate: inout FlowGate,
        at now: MonotonicTime,
        lines: FlowGate.Lines?,
        _ expected: FlowGate.Answer,
        location: SourceLocation = #_sourceLocation
    ) {
        let answer = gate.ask(at: now, lines: lines)
        #expect(answer == expected, sourceLocation: location)
    }
}
