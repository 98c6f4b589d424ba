// SPDX-License-Identifier: Apache-2.0
import Paper
import Simulators
import Testing

/// A whole dialogue against a simulated printer, without a line: the test is the wire.
struct PrinterDialogueTests {
    private static let job: [UInt8] = [0x1B, 0x40] + Array("A017\n".utf8) + [0x1D, 0x56, 0x42, 0x03]

    private func wire(
        _ model: SimulatedPrinterModule.Model = .epson,
        voice: PrinterVoice = .automatic,
        footing: PrinterDialogue.Footing = .unsettled,
        answersMarker: Bool? = nil,
        asksForChanges: Bool = false,
        job: [UInt8]? = job
    ) -> DialogueWire {
        let dialogue = PrinterDialogue(
            job: job,
            number: 42,
            voice: voice,
            footing: footing,
            answersMarker: answersMarker,
            asksForChanges: asksForChanges
        )
        return DialogueWire(dialogue: dialogue, printer: SimulatedPrinterModule(model: model))
    }

    @Test(arguments: 1...8)
    func `a healthy printer confirms by its marker, however the answers are cut`(chunk: Int) throws {
        var wire = wire()
        wire.chunk = chunk
        wire.run()
        #expect(wire.ending == .printed(paperNearEnd: false))
        #expect(wire.dialogue.answersMarker == true)
        let questions = try (1...4).map { try hex("10 04 0\($0)") }
        let marker = try hex("1D 28 48 06 00 30 30 30 30 34 32  1D 72 01")
        #expect(wire.written == questions + [Self.job + marker] + questions)
        #expect(wire.printer.slips.map(\.isCut) == [true])
    }

    @Test(
        arguments: [
            (.clone, .automatic, .printed(paperNearEnd: false)), (.clone, .sensor, .printed(paperNearEnd: false)),
            (.epson, .sensor, .printed(paperNearEnd: false)),
            (.epson, .marker, .printed(paperNearEnd: false)), (.clone, .marker, .unknown(.silent)),
            (.statusOnly, .automatic, .unknown(.silent)), (.mute, .automatic, .refused(.silent)),
            (.mute, .none, .printed(paperNearEnd: false)),
        ] as [(SimulatedPrinterModule.Model, PrinterVoice, PrinterDialogue.Ending)]
    )
    func `each model is believed as far as it speaks`(
        model: SimulatedPrinterModule.Model,
        voice: PrinterVoice,
        ending: PrinterDialogue.Ending
    ) {
        var wire = wire(model, voice: voice)
        wire.run()
        #expect(wire.ending == ending)
        #expect(wire.printer.slips.count == (ending == .refused(.silent) ? 0 : 1))
    }

    @Test
    func `a model known not to give the marker is not waited for`() {
        var first = wire(.clone)
        first.run()
        #expect(first.timers.contains(PrinterDialogue.Limits().grace))
        #expect(first.dialogue.answersMarker == false)
        var second = wire(.clone, answersMarker: false)
        second.run()
        #expect(second.ending == .printed(paperNearEnd: false))
        #expect(!second.timers.contains(PrinterDialogue.Limits().grace))
    }

    @Test
    func `of a model that gives the marker, the sensor's word is not enough`() {
        var wire = wire(.clone, answersMarker: true)
        wire.run()
        #expect(wire.ending == .unknown(.silent))
    }

    @Test(
        arguments: [
            (.paperOut, .paperOut), (.coverOpen, .coverOpen), (.cutterJam, .cutter), (.offline, .offline),
            (.overheated, .overheated), ([.overheated, .coverOpen], .coverOpen),
        ] as [(SimulatedPrinterModule.Condition, PrinterFault)]
    )
    func `a printer at fault refuses, and not a byte of the job goes out`(
        condition: SimulatedPrinterModule.Condition,
        fault: PrinterFault
    ) {
        var wire = wire()
        _ = wire.printer.set(condition, true)
        wire.run()
        #expect(wire.ending == .refused(fault))
        #expect(!wire.wasCleared)
        #expect(wire.written.allSatisfy { $0.count == 3 })
    }

    @Test
    func `near the end of the roll it prints and says so`() {
        var wire = wire()
        _ = wire.printer.set(.nearEnd, true)
        wire.run()
        #expect(wire.ending == .printed(paperNearEnd: true))
    }

    @Test(arguments: 0...12)
    func `paper that runs out at any byte leaves the outcome unknown, and the rest comes out once`(count: Int) {
        var wire = wire()
        wire.printer.plan(.condition(.paperOut), afterBytes: count)
        wire.run()
        #expect(wire.ending == .unknown(.paperOut))
        _ = wire.printer.set(.paperOut, false)
        #expect(wire.printer.slips.map(\.isCut) == [true])
        #expect(wire.printer.buffered == 0)
    }

    @Test
    func `an offline printer is noticed by the next look, not at the end of the limit`() {
        var wire = wire()
        wire.printer.plan(.condition(.coverOpen), afterBytes: 3)
        wire.run()
        #expect(wire.ending == .unknown(.coverOpen))
        #expect(wire.timers.filter { $0 == PrinterDialogue.Limits().look }.count == 2)
    }

    @Test
    func `automatic status is noticed at once`() throws {
        var wire = wire()
        wire.printer.plan(.condition(.offline), afterBytes: 0)
        let look = try hex("18 00 0F 00")
        wire.onTimer = { round, _ in round == 2 ? look : [] }
        wire.run()
        #expect(wire.ending == .unknown(.offline))
        #expect(wire.timers.filter { $0 == PrinterDialogue.Limits().look }.count == 1)
    }

    @Test
    func `a power cut in the job is unknown, and silent`() {
        var wire = wire()
        wire.printer.plan(.powerLoss, afterBytes: 4)
        wire.run()
        #expect(wire.ending == .unknown(.silent))
        #expect(wire.timers.filter { $0 == PrinterDialogue.Limits().look }.count == PrinterDialogue.Limits().looks + 1)
    }

    @Test
    func `stale answers before the first question count for nothing`() throws {
        var wire = wire()
        _ = wire.printer.set(.paperOut, true)
        let stale = try hex("12 12 12 12 37 22 30 30 34 32 00 10 00 00 00")
        wire.onTimer = { round, _ in round == 1 ? stale : [] }
        wire.run()
        #expect(wire.ending == .refused(.paperOut))
    }

    @Test
    func `the marker of another job confirms nothing`() throws {
        var wire = wire(.statusOnly)
        let other = try hex("37 22 30 30 34 31 00")
        wire.onTimer = { round, _ in round == 3 ? other : [] }
        wire.run()
        #expect(wire.ending == .unknown(.silent))
    }

    @Test
    func `a fault after the marker is not a clean end`() {
        var dialogue = PrinterDialogue(job: Self.job, number: 42, voice: .marker)
        _ = dialogue.start()
        _ = dialogue.handle(.due)
        for _ in 0..<4 { _ = dialogue.handle(.bytes([0x12])) }
        _ = dialogue.handle(.granted)
        _ = dialogue.handle(.waiting(0))
        _ = dialogue.handle(.bytes([0x37, 0x22, 0x30, 0x30, 0x34, 0x32, 0x00]))
        #expect(dialogue.handle(.bytes([0x1A, 0x52, 0x1A, 0x12])).last == .finished(.unknown(.cutter)))
    }

    @Test(arguments: 1...8)
    func `a printer known to be ready gets its job unasked, and is asked after it`(chunk: Int) throws {
        var wire = wire(footing: .ready(paperNearEnd: true))
        _ = wire.printer.set(.nearEnd, true)
        wire.chunk = chunk
        wire.run()
        #expect(wire.ending == .printed(paperNearEnd: true))
        let marker = try hex("1D 28 48 06 00 30 30 30 30 34 32  1D 72 01")
        #expect(wire.written == [Self.job + marker] + (try (1...4).map { try hex("10 04 0\($0)") }))
        // Cut so, the sensor's answer comes after the last status: it is still to be let out.
        #expect(wire.dialogue.isSettled == ![1, 7].contains(chunk))
    }

    @Test
    func `a printer that owes no answer is asked without a pause`() {
        var wire = wire(footing: .settled)
        wire.run()
        #expect(wire.ending == .printed(paperNearEnd: false))
        #expect(!wire.timers.contains(PrinterDialogue.Limits().settling))
    }

    @Test(arguments: 1...4)
    func `a printer that tells of a fault before the job has begun refuses it`(chunk: Int) throws {
        var dialogue = PrinterDialogue(job: Self.job, voice: .automatic, footing: .ready(paperNearEnd: false))
        #expect(dialogue.start() == [.cleared])
        // B1 offline and cover open, B2, B3, B4.
        let report = try hex("38 00 00 00")
        let outputs = stride(from: 0, to: report.count, by: chunk).flatMap { start in
            dialogue.handle(.bytes(Array(report[start..<min(start + chunk, report.count)])))
        }
        #expect(outputs == [.finished(.refused(.coverOpen))])
        #expect(dialogue.handle(.granted) == [])
        #expect(dialogue.isSettled && dialogue.hasToldChange)
    }

    @Test
    func `an answer that is still to come is not settled`() {
        var dialogue = PrinterDialogue(job: nil, voice: .automatic, footing: .settled)
        #expect(dialogue.start().first == .write([0x10, 0x04, 0x01]))
        #expect(dialogue.handle(.due) == [.finished(.refused(.silent))])
        #expect(!dialogue.isSettled)
        var torn = PrinterDialogue(job: Self.job, voice: .automatic, footing: .ready(paperNearEnd: false))
        _ = torn.start()
        _ = torn.handle(.bytes([0x18, 0x00]))
        _ = torn.handle(.closed(waiting: 0))
        #expect(!torn.isSettled)
    }

    @Test(arguments: [true, false])
    func `a ready printer is asked to tell what changes at the end of a check`(asks: Bool) throws {
        var wire = wire(footing: .settled, asksForChanges: asks, job: nil)
        wire.run()
        #expect(wire.ending == .ready(paperNearEnd: false))
        // GS a: bits 1 online, 2 error, 3 paper.
        #expect(wire.written.last == (asks ? try hex("1D 61 0E") : try hex("10 04 04")))
        #expect(wire.dialogue.hasAskedForChanges == asks)
        var job = self.wire(footing: .ready(paperNearEnd: false), asksForChanges: asks)
        job.run()
        #expect(job.ending == .printed(paperNearEnd: false))
        #expect(job.written.last == (asks ? try hex("1D 61 0E") : try hex("10 04 04")))
        var faulty = self.wire(footing: .settled, asksForChanges: asks, job: nil)
        _ = faulty.printer.set(.coverOpen, true)
        faulty.run()
        #expect(faulty.ending == .refused(.coverOpen))
        #expect(!faulty.dialogue.hasAskedForChanges)
    }

    @Test
    func `a check ends when the printer is known to be ready`() {
        var wire = wire(job: nil)
        wire.run()
        #expect(wire.ending == .ready(paperNearEnd: false))
        #expect(!wire.wasCleared)
    }
}
