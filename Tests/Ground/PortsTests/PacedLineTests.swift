// SPDX-License-Identifier: Apache-2.0
import Glibc
import Testing

@testable import Ports

/// A printer that asks for pauses, on a pseudo-terminal.
struct PacedLineTests {
    private struct Bench: ~Copyable {
        let loop: EventLoop
        let time: ManualTimekeeper
        let pty: Pty
        let line: ByteLine
        let events = Happenings<ByteLine.Event>()

        init(_ flow: FlowControl) throws {
            let loop = try EventLoop(name: "test")
            let time = ManualTimekeeper(on: loop)
            let pty = try Pty()
            let port = try SerialPort.open(path: pty.path, baud: .baud9600, flow: flow)
            let line = try ByteLine(port, kind: .paced(flow, .baud9600), on: loop, time: time, handler: events.add)
            _ = fcntl(pty.device.number, F_SETFL, O_NONBLOCK)
            (self.loop, self.time, self.line) = (loop, time, line)
            self.pty = pty
        }

        deinit { loop.stop() }

        /// What has reached the printer.
        borrowing func printed() -> [UInt8] {
            var chunk = [UInt8](repeating: 0, count: 4096)
            let count = unsafe read(pty.device.number, &chunk, chunk.count)
            return Array(chunk.prefix(max(0, count)))
        }

        /// Turns the clock until nothing waits, and collects what is printed.
        borrowing func printAll() async -> [UInt8] {
            var all = printed()
            while line.pending > 0 {
                await time.advance(by: .milliseconds(100))
                all += printed()
            }
            return all + printed()
        }
    }

    private let slip = (0..<1000).map { UInt8($0 % 251) }

    @Test(arguments: [FlowControl.xonxoff, .dtr]) func `everything arrives in order, piece by piece`(flow: FlowControl)
        async throws
    {
        let bench = try Bench(flow)
        #expect(try bench.line.write(slip) == slip.count - FlowGate.most)
        #expect(bench.printed().count == FlowGate.most)
        await bench.time.advance(by: .milliseconds(67))
        #expect(bench.printed().count == FlowGate.piece)
        #expect(await bench.printAll() == Array(slip.dropFirst(FlowGate.most + FlowGate.piece)))
        #expect(await bench.events.next() == .drained)
        #expect(bench.time.pending == 0)
    }

    @Test func `a silent printer keeps the rest waiting, and an XON has it go on where it was`() async throws {
        let bench = try Bench(.xonxoff)
        bench.pty.type([0x14, FlowGate.xoff])
        #expect(await bench.events.next() == .bytes([0x14]))
        #expect(try bench.line.write(slip) == slip.count)
        await bench.time.advance(by: .seconds(3600))
        #expect(bench.printed() == [])
        #expect(bench.line.pending == slip.count)
        #expect(bench.time.pending == 0, "a printer out of paper does not wake the loop")
        #expect(try bench.line.write([0xEE]) == slip.count + 1)
        bench.pty.type([FlowGate.xon, 0x12])
        #expect(await bench.events.next() == .bytes([0x12]))
        #expect(await bench.printAll() == slip + [0xEE])
        #expect(await bench.events.next() == .drained)
    }

    @Test func `a job that is given up in a pause is gone, and its successor whole`() async throws {
        let bench = try Bench(.xonxoff)
        bench.pty.type([FlowGate.xoff, 0x14])
        #expect(await bench.events.next() == .bytes([0x14]))
        try bench.line.write(slip)
        bench.line.discardPending()
        #expect(bench.line.pending == 0)
        await bench.time.advance(by: .zero)
        #expect(await bench.events.next() == .drained)
        try bench.line.write([1, 2, 3])
        bench.pty.type([FlowGate.xon, 0x12])
        #expect(await bench.events.next() == .drained)
        #expect(await bench.events.next() == .bytes([0x12]))
        #expect(bench.printed() == [1, 2, 3])
    }

    @Test func `a line that is closed in a pause leaves nothing behind`() async throws {
        let bench = try Bench(.dtr)
        try bench.line.write(slip)
        bench.line.close()
        await bench.time.advance(by: .seconds(1))
        #expect(bench.time.pending == 0)
        bench.events.add(.drained)
        #expect(await bench.events.next() == .drained)
    }
}
