// SPDX-License-Identifier: Apache-2.0
import Paper
import Simulators
import Terms
import Testing

/// The rest of a job that a printer keeps while it cannot print: slips are counted as they come out.
struct PrinterClearingTests {
    private let alphabet: PrinterAlphabet
    private let content: [SlipContent]

    init() throws {
        alphabet = try PrinterAlphabet()
        content = try [(0), (1)].map { copy in try Sample.content(Sample.ticket(copy: copy)) }
    }

    private func job(copy: Int, endsScrap: Bool = false) -> [UInt8] {
        SlipJob.bytes(of: SlipLayout(content[copy], width: .mm80), endsScrap: endsScrap, alphabet: alphabet)
    }

    private func wire(
        _ printer: SimulatedPrinterModule,
        _ job: [UInt8],
        answersMarker: Bool?,
        clearsBuffer: Bool? = nil
    ) -> DialogueWire {
        let dialogue = PrinterDialogue(
            job: job,
            number: 42,
            voice: .automatic,
            answersMarker: answersMarker,
            clearsBuffer: clearsBuffer
        )
        return DialogueWire(dialogue: dialogue, printer: printer)
    }

    /// How many pieces of paper bear the last row of a slip, of the original or of its first copy.
    private func whole(_ printer: SimulatedPrinterModule, copy: Int) -> Int {
        printer.slips.count { slip in
            slip.rows.contains { $0.text.contains("本票不含") && $0.text.contains("补打") == (copy == 1) }
        }
    }

    /// Every byte at which the paper may end, some for other faults, and the copy that somebody asked for afterwards.
    @Test(
        arguments: [true, false],
        [(.paperOut, 1), (.coverOpen, 13), (.cutterJam, 17)] as [(SimulatedPrinterModule.Condition, Int)]
    )
    func `wherever printing stops, the number comes out whole at most once, and its copy once`(
        clears: Bool,
        fault: (condition: SimulatedPrinterModule.Condition, step: Int)
    ) {
        let first = job(copy: 0)
        let (second, after) = (job(copy: 1), job(copy: 1, endsScrap: true))
        let condition = fault.condition
        var pieces: Set<Int> = []
        for count in stride(from: 0, to: first.count, by: fault.step) {
            var wire = wire(SimulatedPrinterModule(model: clears ? .epson : .clone), first, answersMarker: clears)
            wire.printer.plan(.condition(condition), afterBytes: count)
            wire.run()
            guard case .unknown = wire.ending else {
                Issue.record("\(condition) after \(count) bytes: \(String(describing: wire.ending))")
                return
            }
            #expect(wire.dialogue.hasClearedBuffer == clears)
            #expect(clears ? wire.printer.buffered == 0 : wire.printer.buffered > 0)
            var printer = wire.printer
            _ = printer.set(condition, false)
            // What was kept comes out now: a model that forgets has nothing to add.
            if clears { #expect(printer.slips.count == wire.printer.slips.count) }
            var copy = self.wire(printer, clears ? after : second, answersMarker: clears)
            copy.run()
            #expect(copy.ending == .printed(paperNearEnd: false))
            #expect(whole(copy.printer, copy: 0) <= 1 && whole(copy.printer, copy: 1) == 1)
            #expect(copy.printer.slips.last?.rows.count { $0.scale == 4 } == 1, "two numbers on one paper at \(count)")
            pieces.insert(copy.printer.slips.count)
        }
        #expect(pieces.isSubset(of: [1, 2]) && pieces.contains(2))
    }

    @Test(arguments: [nil, false] as [Bool?])
    func `a model that may print what it does not know is not told to forget`(answersMarker: Bool?) throws {
        var wire = wire(SimulatedPrinterModule(), job(copy: 0), answersMarker: answersMarker)
        wire.printer.plan(.condition(.paperOut), afterBytes: 100)
        wire.run()
        #expect(wire.ending == .unknown(.paperOut))
        #expect(!wire.written.contains(ESCPOS.clearBuffer.bytes))
        #expect(wire.dialogue.clearsBuffer == nil)
    }

    @Test
    func `a model that does not say that it forgot is told once`() throws {
        // It gives the marker and knows no DLE DC4.
        var first = PrinterDialogue(
            job: [0x41],
            voice: .marker,
            footing: .ready(paperNearEnd: false),
            answersMarker: true
        )
        let report = try hex("18 00 0F 00")
        let out = try hex("1A 32 12 7E")
        func stop(_ dialogue: inout PrinterDialogue) -> [PrinterDialogue.Output] {
            _ = dialogue.start()
            _ = dialogue.handle(.granted)
            _ = dialogue.handle(.waiting(0))
            _ = dialogue.handle(.bytes(report))
            return dialogue.handle(.bytes(out))
        }
        #expect(stop(&first).suffix(2) == [.write(ESCPOS.clearBuffer.bytes), .timer(PrinterDialogue.Limits().status)])
        #expect(first.handle(.due) == [.finished(.unknown(.paperOut))])
        #expect(first.clearsBuffer == false && !first.hasClearedBuffer)
        var second = PrinterDialogue(
            job: [0x41],
            voice: .marker,
            footing: .ready(paperNearEnd: false),
            answersMarker: true,
            clearsBuffer: false
        )
        #expect(stop(&second).last == .finished(.unknown(.paperOut)))
    }

    @Test(arguments: [SimulatedPrinterModule.Condition.overheated, .offline])
    func `what goes away by itself lets the slip come out`(condition: SimulatedPrinterModule.Condition) {
        var wire = wire(SimulatedPrinterModule(), job(copy: 0), answersMarker: true)
        wire.printer.plan(.condition(condition), afterBytes: 200)
        wire.run()
        #expect(!wire.dialogue.hasClearedBuffer)
        _ = wire.printer.set(condition, false)
        #expect(whole(wire.printer, copy: 0) == 1)
    }

    @Test
    func `the paper that a slip takes is what its layout says`() {
        var printer = SimulatedPrinterModule()
        let layout = SlipLayout(content[0], width: .mm80)
        _ = printer.receive(job(copy: 0))
        #expect(printer.strayBytes == 0)
        #expect(abs(printer.fedDots - layout.lengthDots) < 8, "\(printer.fedDots) fed, \(layout.lengthDots) laid out")
    }
}
