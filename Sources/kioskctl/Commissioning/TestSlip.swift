// SPDX-License-Identifier: Apache-2.0
import Paper
import Ports

/// A slip without a number, on a printer that the hall does not hold yet: opens its line, asks whether it can print, prints.
///
/// Pinned to the loop. The conversation is the one of the hall's own slips (`PrinterDialogue`).
actor TestSlip {
    private nonisolated let loop: EventLoop
    private let address: DeviceAddress
    private var dialogue: PrinterDialogue
    private var line: KeptLine?
    private var alarm: Alarm?
    private var waiting: CheckedContinuation<PrinterDialogue.Ending, Never>?

    nonisolated var unownedExecutor: UnownedSerialExecutor { unsafe loop.asUnownedSerialExecutor() }

    /// Prepares to print `layout`; throws when the C library cannot write Chinese.
    init(_ layout: SlipLayout, at address: DeviceAddress, answers: Bool, on loop: EventLoop) throws(PaperError) {
        (self.loop, self.address) = (loop, address)
        dialogue = PrinterDialogue(
            job: SlipJob.bytes(of: layout, alphabet: try PrinterAlphabet()),
            voice: answers ? .automatic : .none,
            limits: PrinterDialogue.Limits(for: address)
        )
    }

    /// Prints once; every wait of it is one of the dialogue's, or of opening the line.
    func run() async -> PrinterDialogue.Ending {
        let ending = await withCheckedContinuation { continuation in
            waiting = continuation
            let line = KeptLine(address, on: loop) { [weak self] event in
                self?.assumeIsolated { $0.happened(event) }
            }
            self.line = line
            line.start()
        }
        alarm.take()?.cancel()
        line.take()?.stop()
        return ending
    }

    private func happened(_ event: KeptLine.Event) {
        switch event {
        case .opened: carryOut(dialogue.start())
        case .bytes(let bytes): take(.bytes(bytes))
        case .drained: take(.waiting(0))
        case .closed: take(.closed(waiting: line?.line?.pending ?? 0))
        case .unavailable: finish(.refused(.gone))
        }
    }

    private func take(_ input: PrinterDialogue.Input) { carryOut(dialogue.handle(input)) }

    private func carryOut(_ outputs: [PrinterDialogue.Output]) {
        for output in outputs {
            switch output {
            case .write(let bytes):
                do throws(PortError) {
                    take(.waiting(try line?.write(bytes) ?? 0))
                } catch { take(.closed(waiting: bytes.count)) }
            case .discard: line?.line?.discardPending()
            // What a port shows without asking is not needed here: a person looks at the paper.
            case .lookAtPort: take(.port(nil))
            case .timer(let delay):
                alarm?.cancel()
                alarm = loop.call(after: delay) { [weak self] in self?.assumeIsolated { $0.take(.due) } }
            // Nobody waits for this slip: there is nothing to note before its first byte.
            case .cleared: take(.granted)
            case .finished(let ending): finish(ending)
            }
        }
    }

    private func finish(_ ending: PrinterDialogue.Ending) { waiting.take()?.resume(returning: ending) }
}
