// SPDX-License-Identifier: Apache-2.0
import Paper
import Ports
import Testing

/// A printer that never answers is seen through its port: USB status and what the kernel still holds.
struct PrinterPortTests {
    private static let job: [UInt8] = [0x1B, 0x40, 0x41, 0x0A]
    /// LPGETSTATUS: not error, selected.
    private static let well: UInt8 = 0x18
    private static let limits = PrinterDialogue.Limits()

    private func sight(_ status: UInt8?, hasSentAll: Bool = true) -> LineSight {
        LineSight(status: status.map { LPStatus(rawValue: $0) }, hasSentAll: hasSentAll)
    }

    private func mute(job: [UInt8]? = job) -> PrinterDialogue {
        PrinterDialogue(job: job, voice: .none, seesPort: true)
    }

    @Test(
        arguments: [
            (0x18, nil), (0x38, .paperOut), (0x08, .offline), (0x10, .offline), (0x28, .paperOut), (0x00, nil),
            (0x07, nil), (nil, nil),
        ] as [(UInt8?, PrinterFault?)]
    )
    func `before a job the port says whether there is a printer to print it`(status: UInt8?, fault: PrinterFault?) {
        var dialogue = mute()
        #expect(dialogue.start() == [.lookAtPort, .timer(Self.limits.status)])
        let outputs = dialogue.handle(.port(sight(status)))
        #expect(outputs == (fault.map { [.finished(.refused($0))] } ?? [.cleared]))
        var check = mute(job: nil)
        _ = check.start()
        #expect(
            check.handle(.port(sight(status)))
                == [.finished(fault.map { .refused($0) } ?? .ready(paperNearEnd: false))]
        )
    }

    /// A dialogue whose job the line has taken.
    private func sent() -> PrinterDialogue {
        var dialogue = mute()
        _ = dialogue.start()
        _ = dialogue.handle(.port(sight(Self.well)))
        #expect(dialogue.handle(.granted) == [.timer(Self.limits.starting), .write(Self.job)])
        #expect(dialogue.handle(.waiting(0)) == [.lookAtPort, .timer(Self.limits.status)])
        return dialogue
    }

    @Test
    func `a job is printed when the port is well after it, looked at twice`() {
        var dialogue = sent()
        #expect(dialogue.handle(.port(sight(Self.well))) == [.timer(Self.limits.look)])
        #expect(dialogue.handle(.due) == [.lookAtPort, .timer(Self.limits.status)])
        #expect(dialogue.handle(.port(sight(Self.well))) == [.finished(.printed(paperNearEnd: false))])
    }

    @Test
    func `a port without a status is believed when the last byte has left`() {
        var dialogue = sent()
        #expect(dialogue.handle(.port(sight(nil))) == [.finished(.printed(paperNearEnd: false))])
        var blind = sent()
        #expect(blind.handle(.port(nil)) == [.finished(.printed(paperNearEnd: false))])
    }

    @Test(arguments: [(0x38, .paperOut), (0x08, .offline)] as [(UInt8, PrinterFault)])
    func `a fault after the job leaves it in doubt`(status: UInt8, fault: PrinterFault) {
        var first = sent()
        #expect(first.handle(.port(sight(status))) == [.finished(.unknown(fault))])
        var second = sent()
        _ = second.handle(.port(sight(Self.well)))
        _ = second.handle(.due)
        #expect(second.handle(.port(sight(status))) == [.finished(.unknown(fault))])
    }

    @Test
    func `bytes that do not leave the machine are waited for, but not for ever`() {
        var dialogue = sent()
        for _ in 0..<Self.limits.looks {
            #expect(dialogue.handle(.port(sight(Self.well, hasSentAll: false))) == [.timer(Self.limits.look)])
            #expect(dialogue.handle(.due) == [.lookAtPort, .timer(Self.limits.status)])
        }
        #expect(dialogue.handle(.port(sight(Self.well, hasSentAll: false))) == [.finished(.unknown(.silent))])
    }

    @Test
    func `a port that does not answer itself prints nothing, and vouches for nothing`() {
        var before = mute()
        _ = before.start()
        #expect(before.handle(.due) == [.finished(.refused(.silent))])
        #expect(before.handle(.port(sight(Self.well))) == [])
        var after = sent()
        #expect(after.handle(.due) == [.finished(.unknown(.silent))])
    }

    @Test(
        arguments: [(0x38, .paperOut), (0x08, .offline), (0x18, .silent), (nil, .silent)] as [(UInt8?, PrinterFault)]
    )
    func `of a printer that should answer the port says why it does not`(status: UInt8?, fault: PrinterFault) {
        var before = PrinterDialogue(job: Self.job, voice: .automatic, footing: .settled, seesPort: true)
        _ = before.start()
        #expect(before.handle(.due) == [.lookAtPort, .timer(Self.limits.status)])
        #expect(before.handle(.port(sight(status))) == [.finished(.refused(fault))])
        var blocked = PrinterDialogue(
            job: Self.job,
            voice: .automatic,
            footing: .ready(paperNearEnd: false),
            seesPort: true
        )
        _ = blocked.start()
        _ = blocked.handle(.granted)
        _ = blocked.handle(.waiting(18))
        #expect(blocked.handle(.due) == [.discard, .lookAtPort, .timer(Self.limits.status)])
        #expect(blocked.handle(.port(sight(status))) == [.finished(.refused(fault))])
    }
}
