// SPDX-License-Identifier: Apache-2.0
import Paper
import Testing

/// What is known when the line goes away or takes nothing: failed before only if no byte was accepted.
struct PrinterDialogueLossTests {
    private static let job: [UInt8] = [0x1B, 0x40, 0x41, 0x0A]
    /// The job and the 14 bytes that ask for confirmation.
    private static let whole = 18

    /// A dialogue whose job was handed to the line, which holds all of it.
    private func sending() -> PrinterDialogue {
        var dialogue = PrinterDialogue(job: Self.job, voice: .automatic)
        _ = dialogue.start()
        _ = dialogue.handle(.due)
        for _ in 0..<4 { _ = dialogue.handle(.bytes([0x12])) }
        let outputs = dialogue.handle(.granted)
        #expect(outputs.count == 2)
        if case .write(let bytes) = outputs.last { #expect(bytes.count == Self.whole) }
        _ = dialogue.handle(.waiting(Self.whole))
        return dialogue
    }

    @Test(arguments: [
        (18, PrinterDialogue.Ending.refused(.gone)), (17, .unknown(.gone)), (1, .unknown(.gone)), (0, .unknown(.gone)),
    ])
    func `unplugged with that many bytes unsent`(waiting: Int, ending: PrinterDialogue.Ending) {
        var dialogue = sending()
        #expect(dialogue.handle(.closed(waiting: waiting)) == [.finished(ending)])
        #expect(dialogue.handle(.due) == [])
    }

    @Test
    func `a line that takes nothing for the whole limit gives the job back`() {
        var dialogue = sending()
        #expect(dialogue.handle(.due) == [.discard, .finished(.refused(.silent))])
    }

    @Test
    func `a line that took some bytes keeps the rest, which may still come out`() {
        var dialogue = sending()
        #expect(dialogue.handle(.waiting(9)) == [])
        let limits = PrinterDialogue.Limits()
        #expect(dialogue.handle(.due) == [.timer(limits.sending - limits.starting)])
        #expect(dialogue.handle(.due) == [.finished(.unknown(.silent))])
    }

    @Test
    func `a line lost before the job is no loss`() {
        var settling = PrinterDialogue(job: Self.job, voice: .automatic)
        _ = settling.start()
        #expect(settling.handle(.closed(waiting: 3)) == [.finished(.refused(.gone))])
        var cleared = PrinterDialogue(job: Self.job, voice: .none)
        #expect(cleared.start() == [.cleared])
        #expect(cleared.handle(.closed(waiting: 0)) == [.finished(.refused(.gone))])
        #expect(cleared.handle(.granted) == [])
    }

    @Test
    func `an unplugged printer after the last byte is unknown`() {
        var dialogue = sending()
        _ = dialogue.handle(.waiting(0))
        #expect(dialogue.handle(.closed(waiting: 0)) == [.finished(.unknown(.gone))])
    }
}
