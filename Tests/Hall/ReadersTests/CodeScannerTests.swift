// SPDX-License-Identifier: Apache-2.0
import Ports
import Queueing
import Simulators
import Testing

@testable import Readers

@Suite(.serialized)
struct `Code scanner` {
    @Test(arguments: SimulatedScanner.Terminator.allCases)
    func `a code is handed on whatever ends it`(terminator: SimulatedScanner.Terminator) async throws {
        let bench = try ScannerBench()
        await bench.start()
        bench.scanner.scan("HALL-1234", terminator: terminator)
        await bench.pass(.milliseconds(50))
        #expect(bench.news() == [.credential(.code("HALL-1234"))])
    }

    @Test func `that somebody is there is told with the first byte of a code, and once`() async throws {
        let bench = try ScannerBench()
        await bench.start()
        #expect(bench.presences.withLock { $0 } == 0)
        for piece in ["H", "A", "LL"] {
            bench.scanner.scan(piece, terminator: .nothing)
            await bench.pass(.milliseconds(10))
            #expect(bench.presences.withLock { $0 } == 1)
        }
        bench.scanner.scan("\r", terminator: .nothing)
        await bench.settle()
        #expect(bench.news() == [.credential(.code("HALL"))])
    }

    @Test func `a code in GB18030 is text`() async throws {
        let bench = try ScannerBench()
        await bench.start()
        bench.scanner.scan(bytes: bytes("D4 A4 D4 BC 31"))
        await bench.pass(.milliseconds(50))
        #expect(bench.news() == [.credential(.code("预约1"))])
    }

    @Test func `the same code within a second and a half counts once`() async throws {
        let bench = try ScannerBench()
        await bench.start()
        for _ in 0..<5 {
            bench.scanner.scan("A017")
            await bench.pass(.milliseconds(1400))
        }
        #expect(bench.news() == [.credential(.code("A017"))])
        bench.scanner.scan("A018")
        await bench.pass(.milliseconds(100))
        #expect(bench.news() == [.credential(.code("A018"))])
        await bench.pass(.milliseconds(1500))
        bench.scanner.scan("A018")
        await bench.pass(.milliseconds(100))
        #expect(bench.news() == [.credential(.code("A018"))])
    }

    @Test func `two scans in one burst are two codes`() async throws {
        let bench = try ScannerBench()
        await bench.start()
        bench.scanner.scan("A\r\nB")
        await bench.pass(.milliseconds(50))
        #expect(bench.news() == [.credential(.code("A")), .credential(.code("B"))])
    }

    @Test func `a scan in pieces is one code while the pauses are short`() async throws {
        let bench = try ScannerBench()
        await bench.start()
        for piece in ["AB", "CD", "EF"] {
            bench.scanner.scan(piece, terminator: .nothing)
            await bench.pass(.milliseconds(49))
        }
        #expect(bench.news().isEmpty)
        await bench.pass(.milliseconds(1))
        #expect(bench.news() == [.credential(.code("ABCDEF"))])
    }

    @Test func `what is no text, or too long, is told and not handed on`() async throws {
        let bench = try ScannerBench()
        await bench.start()
        bench.scanner.scan(bytes: [0xFF, 0xFE])
        await bench.pass(.milliseconds(50))
        for _ in 0..<5 {
            bench.scanner.scan(bytes: [UInt8](repeating: 0x41, count: 1000), terminator: .nothing)
            await bench.pass(.milliseconds(10))
        }
        await bench.pass(.milliseconds(50))
        #expect(bench.news() == [.notice(.codeNotRead), .notice(.codeNotRead)])
        #expect(await bench.codes.counts == counts(unread: 2))
        bench.scanner.scan("A")
        await bench.pass(.milliseconds(50))
        #expect(bench.news() == [.credential(.code("A"))])
    }

    @Test func `a scanner unplugged loses its half scan and comes back`() async throws {
        let bench = try ScannerBench(link: linkPath())
        await bench.start()
        bench.scanner.scan("HALF", terminator: .nothing)
        await bench.settle()
        bench.scanner.unplug()
        await bench.until { $0 == [.notice(.gone)] }
        try bench.scanner.plugIn()
        await bench.until { $0.count == 1 && $0 != [.notice(.gone)] }
        bench.scanner.scan("A", terminator: .nothing)
        await bench.until { $0 == [.credential(.code("A"))] }
        bench.scanner.unplug()
    }

    @Test func `a scanner stopped hands on nothing more`() async throws {
        let bench = try ScannerBench()
        await bench.start()
        bench.scanner.scan("HALF", terminator: .nothing)
        await bench.settle()
        await bench.codes.stop()
        await bench.time.advance(by: .seconds(60))
        #expect(bench.news().isEmpty)
    }

    @Test(.timeLimit(.minutes(1)))
    func `a scan is not cut where the loop was busy longer than the pause`() async throws {
        let loop = try EventLoop(name: "busy")
        defer { loop.stop() }
        let scanner = try SimulatedScanner(on: loop)
        var habits = ScannerHabits()
        habits.stream.gap = .milliseconds(400)
        let (events, sink) = AsyncStream.makeStream(of: ReaderEvent.self)
        let address = try DeviceAddress(configuration: "serial:\(scanner.path)")
        let codes = CodeScanner(at: address, on: loop, habits: habits) { sink.yield($0) }
        await codes.start()
        var happened = events.makeAsyncIterator()
        // Opening forgets what came before; then somebody is there with the first bytes.
        #expect(await happened.next() == .notice(.ready(model: scanner.path)))
        scanner.scan("HALL", terminator: .nothing)
        #expect(await happened.next() == .presence)
        await loop.call {
            scanner.scan("-1234")
            let end = MonotonicTime.now().advanced(by: .milliseconds(450))
            while MonotonicTime.now() < end {}
        }
        #expect(await happened.next() == .credential(.code("HALL-1234")))
        await codes.stop()
    }
}
