// SPDX-License-Identifier: Apache-2.0
import Paper
import Ports
import Simulators

/// Carries bytes both ways and lets timers run out as soon as nothing else happens.
struct DialogueWire {
    var dialogue: PrinterDialogue
    var printer: SimulatedPrinterModule
    /// Bytes of replies handed over at a time.
    var chunk = 64
    var ending: PrinterDialogue.Ending?
    var wasCleared = false
    var written: [[UInt8]] = []
    var timers: [Duration] = []
    /// What is seen of the port, one look after the other.
    var sights: [LineSight?] = []
    /// Called when the wire is quiet, before a timer runs out; may change the printer.
    var onTimer: (Int, inout SimulatedPrinterModule) -> [UInt8] = { _, _ in [] }

    mutating func run() {
        carry(dialogue.start())
        var round = 0
        while ending == nil, round < 100 {
            round += 1
            let late = onTimer(round, &printer)
            hear(late)
            if ending == nil { carry(dialogue.handle(.due)) }
        }
    }

    mutating func hear(_ bytes: [UInt8]) {
        for start in stride(from: 0, to: bytes.count, by: chunk) {
            carry(dialogue.handle(.bytes(Array(bytes[start..<min(start + chunk, bytes.count)]))))
        }
    }

    mutating func carry(_ outputs: [PrinterDialogue.Output]) {
        for output in outputs {
            switch output {
            case .write(let bytes):
                written.append(bytes)
                let replies = printer.receive(bytes)
                carry(dialogue.handle(.waiting(0)))
                hear(replies)
            case .discard: break
            case .lookAtPort: carry(dialogue.handle(.port(sights.isEmpty ? nil : sights.removeFirst())))
            case .timer(let delay): timers.append(delay)
            case .cleared:
                wasCleared = true
                carry(dialogue.handle(.granted))
            case .finished(let ending): self.ending = ending
            }
        }
    }
}
