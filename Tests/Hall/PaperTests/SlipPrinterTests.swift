// SPDX-License-Identifier: Apache-2.0
import Journal
import Paper
import Ports
import Queueing
import Simulators
import Terms
import Testing

/// A station's printer, on a pseudo terminal, in a hall with a real journal.
struct SlipPrinterTests {
    private static let retry = Backoff.steps[0]

    private func slips(_ printer: SimulatedPrinter) -> [String] {
        printer.module.slips.map { slip in slip.rows.first { $0.scale == 4 }?.text ?? "?" }
    }

    @Test
    func `slips come out in order, each noted before and after`() async throws {
        let room = try PrintRoom()
        let device = try SimulatedPrinter(on: room.loop)
        let early = try await room.issue()
        try await room.run(try room.printer(at: "serial:" + device.path)) {
            let late = try await room.issue()
            try await room.until(early, is: .printed)
            try await room.until(late, is: .printed)
        }
        #expect(slips(device) == ["A001", "A002"])
        #expect(device.module.slips.map(\.isCut) == [true, true])
        #expect(room.told.map(\.outcome) == [.started, .printed, .started, .printed])
        #expect(room.told.map(\.number) == ["A001", "A001", "A002", "A002"])
        await room.close()
    }

    @Test
    func `each station prints its own`() async throws {
        let room = try PrintRoom()
        let devices = [try SimulatedPrinter(on: room.loop), try SimulatedPrinter(on: room.loop)]
        let printers = [
            try room.printer("k1", at: "serial:" + devices[0].path),
            try room.printer("k2", at: "serial:" + devices[1].path),
        ]
        try await room.run(printers[0], printers[1]) {
            let first = try await room.issue(at: "k2")
            let second = try await room.issue(at: "k1")
            try await room.until(first, is: .printed)
            try await room.until(second, is: .printed)
        }
        #expect(slips(devices[0]) == ["A002"])
        #expect(slips(devices[1]) == ["A001"])
        await room.close()
    }

    @Test
    func `a slip that met no paper is told once and comes out after the roll was changed`() async throws {
        let room = try PrintRoom()
        let device = try SimulatedPrinter(on: room.loop)
        device.set(.paperOut, true)
        let printer = try room.printer(at: "serial:" + device.path)
        try await room.run(printer) {
            await room.healths.until("paper_out")
            let first = try await room.issue()
            try await room.until(first, is: .failedBefore)
            #expect(await printer.health == .faulty(.paperOut))
            let second = try await room.issue()
            try await room.until(second, is: .failedBefore)
            device.set(.paperOut, false)
            // The look at the start and two visitors found no paper.
            await room.clock.pass(Backoff.steps[2])
            try await room.until(first, is: .printed)
            try await room.until(second, is: .printed)
        }
        #expect(slips(device) == ["A001", "A002"])
        #expect(
            room.told.map(\.outcome) == [.failedBefore, .failedBefore, .started, .printed, .started, .printed]
        )
        #expect(room.healths.all == ["paper_out", "ok"])
        await room.close()
    }

    @Test
    func `a slip that ran out of paper is unknown, its rest comes out once, and nothing twice`() async throws {
        let room = try PrintRoom()
        let device = try SimulatedPrinter(on: room.loop)
        device.plan(.condition(.paperOut), afterBytes: 200)
        // One that is not asked to tell what changes: the next look finds it out.
        try await room.run(try room.printer(at: "serial:" + device.path, voice: .sensor)) {
            let first = try await room.issue()
            await device.until { $0.buffered > 0 }
            await room.clock.pass(PrinterDialogue.Limits().look)
            try await room.until(first, is: .unknown)
            #expect(device.module.slips.map(\.isCut) == [false])
            device.set(.paperOut, false)
            let second = try await room.issue()
            try await room.until(second, is: .printed)
        }
        #expect(slips(device) == ["A001", "A002"])
        #expect(room.told.map(\.outcome) == [.started, .unknown, .started, .printed])
        await room.close()
    }

    @Test
    func `a printer that is unplugged in a job leaves it unknown, and is used again when it is back`() async throws {
        let room = try PrintRoom()
        let device = try SimulatedPrinter(on: room.loop, link: room.directory + "/printer")
        device.plan(.powerLoss, afterBytes: 150)
        let printer = try room.printer(at: "serial:" + room.directory + "/printer")
        try await room.run(printer) {
            let first = try await room.issue()
            await device.until { !$0.hasPower }
            device.unplug()
            try await room.until(first, is: .unknown)
            #expect(await printer.health == .faulty(.gone))
            let second = try await room.issue()
            try await room.until(second, is: .failedBefore)
            device.restorePower()
            try device.plugIn()
            // The kept line's own wait, which began when the cable was pulled.
            await room.clock.pass(Self.retry)
            try await room.until(second, is: .printed)
        }
        #expect(room.told.map(\.outcome) == [.started, .unknown, .failedBefore, .started, .printed])
        await room.close()
    }

    @Test
    func `a program that ends in a job never prints that slip again by itself`() async throws {
        let room = try PrintRoom()
        let device = try SimulatedPrinter(on: room.loop)
        device.plan(.condition(.offline), afterBytes: 120)
        let first = try await room.issue()
        try await room.run(try room.printer(at: "serial:" + device.path)) {
            await device.until { $0.buffered > 0 }
        }
        #expect(room.told.map(\.outcome) == [.started])
        device.set(.offline, false)
        try await room.run(try room.printer(at: "serial:" + device.path)) {
            try await room.until(first, is: .unknown)
            let second = try await room.issue()
            try await room.until(second, is: .printed)
        }
        #expect(slips(device) == ["A001", "A002"])
        #expect(room.told.map(\.outcome) == [.started, .unknown, .started, .printed])
        await room.close()
    }

    @Test
    func `without a durable start not a byte goes out, and later the slip comes out once`() async throws {
        let room = try PrintRoom()
        let device = try SimulatedPrinter(on: room.loop)
        room.fail(.storageFull)
        let printer = try room.printer(at: "serial:" + device.path)
        let ticket = try await room.issue()
        try await room.run(printer) {
            // The pause before the journal is told again.
            await room.clock.until(set: Self.retry)
            #expect(device.module.slips.isEmpty)
            room.fail(nil)
            await room.clock.pass(Self.retry)
            try await room.until(ticket, is: .printed)
        }
        #expect(slips(device) == ["A001"])
        await room.close()
    }

    @Test
    func `old slips stay unprinted when the paper is back, a copy that is asked for comes out`() async throws {
        let room = try PrintRoom()
        let device = try SimulatedPrinter(on: room.loop)
        device.set(.paperOut, true)
        try await room.run(try room.printer(at: "serial:" + device.path)) {
            let old = try await room.issue()
            try await room.until(old, is: .failedBefore)
            room.turnWall(byMinutes: 11)
            device.set(.paperOut, false)
            let new = try await room.issue()
            try await room.until(new, is: .printed)
            try await room.reprint(old)
            try await room.until(old, is: .printed, copy: 1)
        }
        #expect(slips(device) == ["A002", "A001"])
        let copy = try #require(device.module.slips.last)
        #expect(copy.text(columns: 48).contains("（补打 1）"))
        await room.close()
    }

    @Test
    func `a clone without the marker is waited for once`() async throws {
        let room = try PrintRoom()
        let device = try SimulatedPrinter(on: room.loop, model: .clone)
        try await room.run(try room.printer(at: "serial:" + device.path)) {
            let first = try await room.issue()
            await room.clock.pass(PrinterDialogue.Limits().grace)
            try await room.until(first, is: .printed)
            let second = try await room.issue()
            try await room.until(second, is: .printed)
        }
        #expect(slips(device) == ["A001", "A002"])
        await room.close()
    }

    @Test
    func `the end of the roll is announced before it is reached`() async throws {
        let room = try PrintRoom()
        let device = try SimulatedPrinter(on: room.loop)
        device.set(.nearEnd, true)
        let printer = try room.printer(at: "serial:" + device.path)
        try await room.run(printer) {
            try await room.until(try await room.issue(), is: .printed)
            #expect(await printer.health == .ready(paperNearEnd: true))
        }
        await room.close()
    }

    @Test
    func `an idle printer that speaks up is asked what is the matter`() async throws {
        let room = try PrintRoom()
        let device = try SimulatedPrinter(on: room.loop)
        let printer = try room.printer(at: "serial:" + device.path)
        try await room.run(printer) {
            try await room.until(try await room.issue(), is: .printed)
            device.set(.coverOpen, true)
            device.babble([0x38, 0x00, 0x00, 0x00])
            await room.clock.pass(StationPrinter.Pacing().leastLook)
            await room.healths.until("cover_open")
        }
        #expect(room.healths.all == ["ok", "cover_open"])
        await room.close()
    }

    @Test
    func `a printer that is unplugged while nothing happens is gone at once, before any look`() async throws {
        let room = try PrintRoom()
        let device = try SimulatedPrinter(on: room.loop)
        try await room.run(try room.printer(at: "serial:" + device.path)) {
            await room.healths.until("ok")
            let before = room.clock.now()
            device.unplug()
            await room.healths.until("gone")
            #expect(room.clock.now() == before)
        }
        #expect(room.healths.all == ["ok", "gone"])
        await room.close()
    }

    @Test
    func `what never answers counts as printed when it is sent`() async throws {
        let room = try PrintRoom()
        let path = room.directory + "/slips.bin"
        try await room.run(try room.printer(at: "file:" + path, voice: .none)) {
            try await room.until(try await room.issue(), is: .printed)
        }
        var paper = SimulatedPrinterModule()
        _ = paper.receive(try WholeFile.read(path: path, limit: 65_536))
        #expect(paper.slips.map(\.isCut) == [true])
        await room.close()
    }

    @Test
    func `a network printer is left to others after each use`() async throws {
        let room = try PrintRoom()
        let device = try SimulatedPrinterServer(on: room.loop)
        try await room.run(try room.printer(at: "tcp:127.0.0.1:\(device.port)")) {
            try await room.until(try await room.issue(), is: .printed)
            try await room.until(try await room.issue(), is: .printed)
        }
        #expect(device.module.slips.count == 2)
        #expect(device.connections >= 2)
        await room.close()
    }

    @Test
    func `a slip that was started when the power went is never printed by itself`() async throws {
        let room = try PrintRoom()
        let device = try SimulatedPrinter(on: room.loop)
        let started = try await room.issue()
        _ = try await room.journal.submit(
            .reportSlip(ticket: started, copy: 0, .started),
            key: nil,
            staff: nil
        )
        let untouched = try await room.issue()
        try await room.run(try room.printer(at: "serial:" + device.path)) {
            try await room.until(untouched, is: .printed)
            try await room.until(started, is: .unknown)
        }
        #expect(slips(device) == ["A002"])
        await room.close()
    }

    @Test
    func `a printer that is not there yet is used when it comes`() async throws {
        let room = try PrintRoom()
        let link = room.directory + "/printer"
        try await room.run(try room.printer(at: "serial:" + link)) {
            let ticket = try await room.issue()
            try await room.until(ticket, is: .failedBefore)
            let device = try SimulatedPrinter(on: room.loop, link: link)
            await room.clock.pass(Self.retry)
            try await room.until(ticket, is: .printed)
            #expect(slips(device) == ["A001"])
        }
        #expect(room.healths.all.prefix(2) == ["gone", "ok"])
        await room.close()
    }

    @Test
    func `bytes left over from before are no answers`() async throws {
        let room = try PrintRoom()
        let device = try SimulatedPrinter(on: room.loop)
        device.set(.coverOpen, true)
        device.babble([UInt8](repeating: 0x12, count: 8))
        try await room.run(try room.printer(at: "serial:" + device.path)) {
            try await room.until(try await room.issue(), is: .failedBefore)
        }
        #expect(device.module.slips.isEmpty)
        await room.close()
    }
}
