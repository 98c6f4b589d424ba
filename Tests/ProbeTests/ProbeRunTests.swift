// SPDX-License-Identifier: Apache-2.0
import Ports
import Simulators
import Testing

@testable import Probe

/// The walk on pseudo terminals, with each device that a hall has, and with none.
@Suite(.serialized)
struct `Probe` {
    private static let rates: [Baud] = [.baud9600, .baud19200, .baud38400, .baud57600, .baud115200]

    @Test(arguments: rates)
    func `an ID reader is found at its rate, with its number, and keeps both`(rate: Baud) async throws {
        let bench = try ProbeBench()
        let reader = try SimulatedReader(on: bench.loop, rate: rate.rawValue)
        let finding = try await bench.probe("serial:\(reader.path)", traffic: { reader.traffic })
        #expect(finding.outcome == .found(.reader, rate))
        #expect(finding.reasons.contains("its number is 05.03-20230101-0001234567-0987654321"))
        let again = try await bench.probe("serial:\(reader.path)", traffic: { reader.traffic })
        #expect(again.outcome == .found(.reader, rate), "its rate was changed")
    }

    @Test func `a reader that reports a fault is a reader, and the fault is told`() async throws {
        let bench = try ProbeBench()
        let reader = try SimulatedReader(on: bench.loop)
        reader.setFault(0x66)
        let finding = try await bench.probe("serial:\(reader.path)", traffic: { reader.traffic })
        #expect(finding.outcome == .found(.reader, .baud115200))
        #expect(finding.reasons.contains { $0.contains("fault 66") })
    }

    @Test(arguments: rates, [SimulatedPrinterModule.Model.epson, .clone, .statusOnly])
    func `a printer is found at its rate and prints nothing`(
        rate: Baud,
        model: SimulatedPrinterModule.Model
    ) async throws {
        let bench = try ProbeBench()
        let module = Lock(SimulatedPrinterModule(model: model, columns: 32))
        let cable = try SimulatedTerminal.hearing(at: rate.rawValue, on: bench.loop) { bytes in
            module.withLock { $0.receive(bytes) }
        }
        let finding = try await bench.probe("serial:\(cable.path)", traffic: { cable.traffic })
        #expect(finding.outcome == .found(.printer, rate))
        #expect(finding.reasons.contains("it is ready to print"))
        #expect(module.withLock { $0.slips.isEmpty })
    }

    @Test(arguments: rates)
    func `a printer that never answers is not found, and prints nothing`(rate: Baud) async throws {
        let bench = try ProbeBench()
        let module = Lock(SimulatedPrinterModule(model: .mute, columns: 32))
        let cable = try SimulatedTerminal.hearing(at: rate.rawValue, on: bench.loop) { bytes in
            module.withLock { $0.receive(bytes) }
        }
        #expect(try await bench.probe("serial:\(cable.path)", traffic: { cable.traffic }).outcome == .silence)
        #expect(module.withLock { $0.slips.isEmpty && $0.wraps == 0 })
    }

    @Test func `a printer says what keeps it from printing`() async throws {
        let bench = try ProbeBench()
        var printer = SimulatedPrinterModule()
        _ = printer.set(.paperOut, true)
        let module = Lock(printer)
        let cable = try SimulatedTerminal.hearing(at: 9600, on: bench.loop) { bytes in
            module.withLock { $0.receive(bytes) }
        }
        let finding = try await bench.probe("serial:\(cable.path)", traffic: { cable.traffic })
        #expect(finding.device?.role == .printer)
        #expect(finding.reasons.contains("it cannot print now: it has no paper"))
        #expect(module.withLock { $0.slips.isEmpty })
    }

    @Test(arguments: [1, 7] as [UInt16])
    func `a panel is found whatever its address, and shows what it showed`(address: UInt16) async throws {
        let bench = try ProbeBench()
        let module = SimulatedLEDPanelModule(width: 128, height: 32, address: address)
        let panel = try SimulatedLEDPanel(on: bench.loop, module: module)
        let finding = try await bench.probe(panel.address, traffic: { panel.traffic })
        #expect(finding.outcome == .found(.panel, .baud57600))
        #expect(panel.module.history.isEmpty && panel.module.areas.isEmpty && panel.module.obeyed == 1)
    }

    @Test(arguments: [(SimulatedScanner.Terminator.carriageReturn, "CR"), (.both, "CR LF"), (.nothing, "a pause only")])
    func `a scanner is found when somebody scans, and nothing is told of the code`(
        terminator: SimulatedScanner.Terminator,
        told: String
    ) async throws {
        let bench = try ProbeBench()
        let scanner = try SimulatedTerminal(on: bench.loop) { _, _ in [] }
        let finding = try await bench.probe("serial:\(scanner.path)", traffic: { scanner.traffic }) { _ in
            scanner.send(Array("SECRET-4711".utf8) + terminator.bytes)
        }
        #expect(finding.outcome == .found(.scanner, .baud9600))
        #expect(finding.reasons == ["it sent text, 11 characters, ended by \(told)"])
    }

    @Test func `a scan at another rate is asked for again until it is text`() async throws {
        let bench = try ProbeBench()
        let scanner = try SimulatedTerminal(on: bench.loop) { _, _ in [] }
        let finding = try await bench.probe("serial:\(scanner.path)", traffic: { scanner.traffic }) { news in
            guard case .waitsForPerson(let rate?, _) = news else { return }
            scanner.send(Misheard.bytes(Array("A0-1234567890\r".utf8), at: 19_200, by: rate.rawValue))
        }
        #expect(finding.outcome == .found(.scanner, .baud19200))
        #expect(bench.news.withLock { $0 }.contains(.garbled(.baud9600)))
    }

    @Test func `lines of a passport tell a document reader`() async throws {
        let bench = try ProbeBench()
        let scanner = try SimulatedTerminal(on: bench.loop) { _, _ in [] }
        let finding = try await bench.probe("serial:\(scanner.path)", traffic: { scanner.traffic }) { _ in
            scanner.send(Array("L898902C36UTO7408122F1204159ZE184226B<<<<<10\r".utf8))
        }
        #expect(finding.outcome == .found(.documents, .baud9600))
    }

    @Test func `keypads are found when somebody presses a key`() async throws {
        let bench = try ProbeBench()
        let bus = try SimulatedKeypadBus(on: bench.loop, addresses: [7])
        let finding = try await bench.probe("serial:\(bus.path)", traffic: { bus.traffic }) { _ in
            bus.press(0x0C, at: 7)
        }
        #expect(finding.outcome == .found(.keypads, .baud9600))
        #expect(finding.reasons.first?.hasPrefix("keypad 7") == true)
    }

    @Test func `a line that gives back what is sent is told as such`() async throws {
        let bench = try ProbeBench()
        let loopback = try SimulatedTerminal(on: bench.loop) { bytes, _ in bytes }
        #expect(try await bench.probe("serial:\(loopback.path)", traffic: { loopback.traffic }).outcome == .echo)
    }

    @Test func `keypads behind an adapter that hears itself are found nevertheless`() async throws {
        let bench = try ProbeBench()
        let bus = try SimulatedKeypadBus(on: bench.loop, addresses: [3], hearsItself: true)
        let finding = try await bench.probe("serial:\(bus.path)", traffic: { bus.traffic }) { _ in
            bus.press(0x0C, at: 3)
        }
        #expect(finding.outcome == .found(.keypads, .baud9600))
    }

    @Test func `nothing is sent to what speaks by itself and is not understood`() async throws {
        let bench = try ProbeBench()
        let babbler = try SimulatedTerminal(on: bench.loop) { _, _ in [] }
        let seed = UInt64.random(in: 0...UInt64.max)
        print("seed \(seed)")
        let random = Lock(SeededRandom(seed, "babble"))
        let talking = Task {
            while !Task.isCancelled {
                let word = random.withLock { $0.next() }
                // Neither byte is part of a character, in UTF-8 or GB18030.
                babbler.send((0..<5).map { word >> $0 & 1 == 0 ? 0xFF : 0x80 })
                await bench.loop.call {}
            }
        }
        let finding = try await bench.probe("serial:\(babbler.path)")
        talking.cancel()
        #expect(finding.outcome == .unknownSpeech)
        #expect(babbler.traffic.heard == 0)
    }

    @Test func `silence ends, and a pole display is told nothing that it cannot show again`() async throws {
        let bench = try ProbeBench()
        let nobody = try SimulatedTerminal(on: bench.loop) { _, _ in [] }
        #expect(try await bench.probe("serial:\(nobody.path)", traffic: { nobody.traffic }).outcome == .silence)
        #expect(nobody.traffic.heard > 0)
        let heard = nobody.traffic.heard
        let plan = ProbePlan.serial(personWaits: .seconds(1), onlyListens: true)
        #expect(try await bench.probe("serial:\(nobody.path)", plan, traffic: { nobody.traffic }).outcome == .silence)
        #expect(nobody.traffic.heard == heard, "something was sent by who only listens")
    }

    @Test func `a port that somebody holds is left alone`() async throws {
        let bench = try ProbeBench()
        let reader = try SimulatedReader(on: bench.loop)
        let holder = try SerialPort.open(path: reader.path, baud: .baud115200)
        let finding = try await bench.probe("serial:\(reader.path)")
        #expect(finding.outcome == .gone(.busy(reader.path)))
        #expect(reader.traffic.heard == 0)
        _ = consume holder
    }

    @Test func `a device that is unplugged meanwhile ends the walk`() async throws {
        let bench = try ProbeBench()
        let reader = try SimulatedScanner(on: bench.loop)
        let finding = try await bench.probe("serial:\(reader.path)", person: { _ in reader.unplug() })
        #expect(finding.outcome == .gone(.hungUp))
    }
}
