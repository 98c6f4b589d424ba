// SPDX-License-Identifier: Apache-2.0
import Ports
import Simulators
import Testing

@testable import Probe

/// From a device to a file and back again.
@Suite(.serialized)
struct `Device recordings` {
    /// Records at `address` until `work` has been done at every whole second.
    private func record(
        _ kind: Recording.Kind,
        at path: String,
        _ bench: ProbeBench,
        traffic: @escaping @Sendable () -> (heard: Int, sent: Int),
        for seconds: Int = 6,
        _ work: @escaping @Sendable (Int) -> Void
    ) async throws -> Recording {
        let run = RecordRun(
            kind,
            at: try DeviceAddress(configuration: path),
            for: .seconds(seconds),
            startedAt: "2026-11-23T09:00:00+08:00",
            on: bench.loop,
            time: bench.time
        )
        for second in 1..<seconds { _ = bench.time.call(after: .seconds(second)) { work(second) } }
        let before = traffic()
        return try await bench.turning {
            try await run.run()
        } hasArrived: {
            let (tally, now) = (await run.tally, traffic())
            return tally.sent == now.heard - before.heard && tally.received == now.sent - before.sent
        }
    }

    @Test func `a card on a reader is in no byte of the file, and is read from it again`() async throws {
        let bench = try ProbeBench()
        let reader = try SimulatedReader(on: bench.loop)
        let people = `Recording masks`.people
        let recording = try await record(
            .reader,
            at: "serial:\(reader.path)",
            bench,
            traffic: { reader.traffic },
            for: 9
        ) {
            reader.place(people[$0 - 1 < people.count ? $0 - 1 : 0])
        }
        let text = Array(recording.text.utf8)
        let bytes = recording.entries.flatMap { entry -> [UInt8] in
            if case .received(let bytes) = entry.what { bytes } else { [] }
        }
        for person in people where person != SyntheticPeople.zhangSan && !Self.isSample(person) {
            for trace in `Recording masks`.traces(of: person) {
                #expect(bytes.firstRange(of: trace) == nil && text.firstRange(of: trace) == nil)
            }
        }
        let again = try Recording(text: recording.text)
        #expect(again == recording)
        let account = RecordingAccount(again)
        #expect((account.counts["cards read"] ?? 0) >= people.count, "\(account.counts)")
        #expect(account.counts["cards that are not understood"] == nil && account.noiseBytes == 0)
    }

    /// Whether a mask writes this person's number, which is a sample of the standards.
    private static func isSample(_ person: SyntheticPerson) -> Bool {
        ["810000199001010019", "UTO110074081201", "911026198506070010"].contains(person.number)
    }

    @Test func `a reader is replayed to the daemon's own dialogue`() async throws {
        let bench = try ProbeBench()
        let reader = try SimulatedReader(on: bench.loop)
        let recording = try await record(.reader, at: "serial:\(reader.path)", bench, traffic: { reader.traffic }) {
            if $0 == 2 { reader.place(SyntheticPeople.wangXiaoming) }
        }
        let script = Lock(ReplayScript(try Recording(text: recording.text)))
        let stage = try SimulatedTerminal(on: bench.loop) { bytes, _ in
            script.withLock { $0.written(bytes).flatMap(\.bytes) }
        }
        let second = try await record(.reader, at: "serial:\(stage.path)", bench, traffic: { stage.traffic }) { _ in }
        let (first, again) = (RecordingAccount(recording).counts, RecordingAccount(second).counts)
        #expect(again["cards read"] == 1 && first["cards read"] == 1, "\(first) \(again)")
        #expect(Set(again.keys) == Set(first.keys))
    }

    @Test func `scans are counted from the file, and no letter of them is in it`() async throws {
        let bench = try ProbeBench()
        let scanner = try SimulatedTerminal(on: bench.loop) { _, _ in [] }
        let recording = try await record(.scanner, at: "serial:\(scanner.path)", bench, traffic: { scanner.traffic }) {
            scanner.send(Array("HK:SECRET-\(4711 + $0)\r".utf8))
        }
        let again = try Recording(text: recording.text)
        #expect(RecordingAccount(again).counts == ["scans of 14 bytes": 5])
        let kept = again.entries.flatMap { entry -> [UInt8] in
            if case .received(let bytes) = entry.what { bytes } else { [] }
        }
        #expect(kept.firstRange(of: Array("SECRET".utf8)) == nil && kept.firstRange(of: Array("471".utf8)) == nil)
        #expect(kept.filter { $0 == 0x0D }.count == 5)
    }

    @Test func `a printer is asked, and what it says is told`() async throws {
        let bench = try ProbeBench()
        let module = Lock(SimulatedPrinterModule())
        let cable = try SimulatedTerminal(on: bench.loop) { bytes, _ in module.withLock { $0.receive(bytes) } }
        let recording = try await record(.printer, at: "serial:\(cable.path)", bench, traffic: { cable.traffic }) {
            if $0 == 3 { _ = module.withLock { $0.set(.paperOut, true) } }
        }
        let counts = RecordingAccount(try Recording(text: recording.text)).counts
        #expect(counts["answers 12 to DLE EOT 1"] != nil, "\(counts)")
        #expect(counts["answers 7e to DLE EOT 4: paper_out"] != nil, "\(counts)")
        #expect(module.withLock { $0.slips.isEmpty })
    }

    @Test func `a device that cannot be opened is told at once`() async throws {
        let bench = try ProbeBench()
        await #expect(throws: PortError.notFound("/dev/nothing-there")) {
            _ = try await record(.raw, at: "serial:/dev/nothing-there", bench, traffic: { (0, 0) }) { _ in }
        }
    }

    @Test func `a full recording ends and says so`() {
        var recording = Recording(.raw, address: "tcp:192.0.2.7:9100", startedAt: "2026-11-23T09:00:00+08:00")
        let piece = [UInt8](repeating: 7, count: 65_536)
        for second in 0..<17 { recording.add(.received(piece), at: second * 1000) }
        #expect(recording.isFull && recording.entries.count == 16)
        #expect(recording.text.utf8.count <= Recording.fileLimit)
    }

    @Test func `a mail may have changed the ends of lines`() throws {
        let text = Self.head + "0.100 = opened\n0.200 < aa 96\n"
        let read = try Recording(text: text)
        #expect(read.entries == [.init(at: 100, .noted("opened")), .init(at: 200, .received([0xAA, 0x96]))])
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        for end in ["\r\n", "\r"] { #expect(try Recording(text: lines.joined(separator: end)) == read) }
    }

    private static let damaged: [(String, RecordingFault)] = [
        ("", .notOne), ("hallkiosk recording 2\n", .notOne), ("hallkiosk recording 1\n\n", .notOne),
        ("hallkiosk recording 1\nwhat reader\n", .badLine(2)), (head + "x.000 < aa\n", .badLine(6)),
        (head + "1.000 < a\n", .badLine(6)), (head + "1.000 ? aa\n", .badLine(6)),
        (head + "1.000 + aa\n", .badLine(6)), (head + "2.000 < aa\n1.000 < aa\n", .badLine(7)),
        (head + "99999999999.000 < aa\n", .badLine(6)),
    ]

    @Test(arguments: damaged)
    func `what is no recording is told with its line`(text: String, fault: RecordingFault) {
        #expect(throws: fault) { try Recording(text: text) }
    }

    private static let head = "hallkiosk recording 1\nwhat: raw\naddress: tcp:h:1\nat: t\n\n"
}
