// SPDX-License-Identifier: Apache-2.0
import Ports
import Queueing
import Simulators
import Terms
import Testing
import Vault

@testable import Readers

struct DocumentReaderTests {
    @Test(arguments: SimulatedScanner.Terminator.allCases)
    func `a passport becomes the same person as a booking by its number`(terminator: SimulatedScanner.Terminator)
        async throws
    {
        let bench = try DocumentBench()
        await bench.start()
        for line in MRZTests.td3 {
            bench.line.scan(line, terminator: terminator)
            await bench.pass(.milliseconds(60))
        }
        // Valid until 2012.
        #expect(try bench.news() == [bench.credential(.passport, "l898902c3", "E*", isExpired: true)])
    }

    @Test func `bursts that end within a line are joined`() async throws {
        let bench = try DocumentBench()
        await bench.start()
        let whole = Array((MRZTests.taiwan.joined(separator: "\r\n") + "\r\n").utf8)
        for piece in [whole[..<37], whole[37..<70], whole[70...]] {
            bench.line.scan(bytes: Array(piece), terminator: .nothing)
            await bench.pass(.milliseconds(250))
        }
        #expect(try bench.news() == [bench.credential(.hmtTravelPermit, "12345678", "L*")])
    }

    @Test func `a document that lies on is one presentation`() async throws {
        let bench = try DocumentBench()
        await bench.start()
        for _ in 0..<5 {
            for line in MRZTests.hongKong { bench.line.scan(line) }
            await bench.pass(.seconds(2))
        }
        #expect(try bench.news() == [bench.credential(.hmtTravelPermit, "H12345678", "C*")])
        await bench.pass(.seconds(3))
        for line in MRZTests.hongKong { bench.line.scan(line) }
        await bench.pass(.milliseconds(10))
        #expect(bench.news().count == 1)
    }

    @Test(arguments: [
        ([MRZTests.td3[0], String(MRZTests.td3[1].replacing("6UTO", with: "5UTO"))], ReaderNotice.cardNotRead),
        ([MRZTests.td3[0]], .cardNotRead), (["6957842208856"], .cardNotRead), (MRZTests.td1, .cardRejected),
    ])
    func `what cannot be believed or used is said, and nobody is named`(lines: [String], notice: ReaderNotice)
        async throws
    {
        let bench = try DocumentBench()
        await bench.start()
        for line in lines { bench.line.scan(line) }
        await bench.pass(.milliseconds(300))
        #expect(bench.news() == [.notice(notice)])
        #expect(bench.reader.counts.documents == 0)
        #expect(bench.reader.counts.unread + bench.reader.counts.rejected == 1)
    }

    @Test func `behind a code scanner a passport is a person and a code a code`() throws {
        let loop = try EventLoop(name: "ear")
        defer { loop.stop() }
        let time = ManualTimekeeper(on: loop)
        let heard = Lock<[ReaderEvent]>([])
        let vault = try Vault(keys: .fresh(.hall))
        let ear = DocumentEar(time: time, vault: vault, isAlone: false, today: { MRZTests.today }) { event in
            heard.withLock { $0.append(event) }
        }
        let texts = ["LINZHOU-1"] + MRZTests.chinese + ["LINZHOU-2"]
        for text in texts { ear.take(.credential(.code(text))) }
        ear.take(.notice(.codeNotRead))
        let events = heard.withLock { $0 }
        #expect(events.count == 4)
        #expect(events.first == .credential(.code("LINZHOU-1")))
        guard case .credential(.card(let card)) = events[1] else {
            Issue.record("no card")
            return
        }
        #expect(card.type == .passport)
        #expect(events[2] == .credential(.code("LINZHOU-2")))
        #expect(events[3] == .notice(.codeNotRead))
    }

}
