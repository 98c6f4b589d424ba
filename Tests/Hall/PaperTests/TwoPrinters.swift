// SPDX-License-Identifier: Apache-2.0
import Paper
import Queueing
import Simulators
import Testing

/// Two simulated printers, the real choice and the real dialogues; what the actors do between them is done here at once.
struct TwoPrinters {
    static let slips = 6

    var random: SplitMix64
    private var printers: [SimulatedPrinterModule]
    private var healths: [PrinterHealth] = [.unknown, .unknown]
    private var answersMarker: [Bool?] = [nil, nil]
    private(set) var outcomes: [SlipOutcome?] = Array(repeating: nil, count: slips)

    private static let faults: [SimulatedPrinterModule.Condition] = [
        .paperOut, .coverOpen, .cutterJam, .offline, .overheated,
    ]

    init(random: SplitMix64) {
        var random = random
        printers = (0..<2).map { _ in
            SimulatedPrinterModule(
                model: [.epson, .epson, .clone, .statusOnly].randomElement(using: &random) ?? .epson
            )
        }
        self.random = random
    }

    /// A slip as long as a number needs to be known by it.
    private func job(_ number: Int) -> [UInt8] {
        [0x1B, 0x40] + Array("slip \(number)\nend \(number)\n".utf8) + [0x1D, 0x56, 0x00]
    }

    /// How many papers say the end of that slip.
    func count(of number: Int) -> Int {
        printers.reduce(0) { $0 + $1.slips.reduce(0) { $0 + $1.rows.count { $0.text == "end \(number)" } } }
    }

    mutating func run() throws {
        for step in 0..<4 * Self.slips {
            happen()
            // As the actor: whoever is new comes first, then who was refused; never who is in doubt.
            let newest = step < Self.slips ? step : nil
            let old = outcomes.firstIndex { $0 == .failedBefore }
            guard let number = newest ?? old else { continue }
            print(number, isNew: newest != nil)
        }
        // Whoever was in the middle of something prints its rest in the end.
        for place in printers.indices { heal(place) }
    }

    private mutating func happen() {
        let place = Int.random(in: 0..<2, using: &random)
        switch Int.random(in: 0..<6, using: &random) {
        case 0:
            let fault = Self.faults.randomElement(using: &random) ?? .paperOut
            printers[place].plan(.condition(fault), afterBytes: Int.random(in: 0...40, using: &random))
        case 1: printers[place].plan(.powerLoss, afterBytes: Int.random(in: 0...40, using: &random))
        case 2: heal(place)
        case 3: _ = printers[place].set(Self.faults.randomElement(using: &random) ?? .offline, true)
        // A look at both.
        default: for place in 0..<2 { take(talk(to: place, nil), at: place) }
        }
    }

    private mutating func heal(_ place: Int) {
        for fault in Self.faults { _ = printers[place].set(fault, false) }
        if !printers[place].hasPower { printers[place].restorePower() }
    }

    private mutating func print(_ number: Int, isNew: Bool) {
        var choice = PrinterChoice(isNew: isNew, healths)
        var verdict = choice.first()
        while case .print(let place) = verdict {
            let ending = talk(to: place, job(number))
            take(ending, at: place)
            verdict = choice.take(ending)
        }
        switch verdict {
        case .ended(let isKnown): outcomes[number] = isKnown ? .printed : .unknown
        case .refused, .givenUp, .print: outcomes[number] = .failedBefore
        }
    }

    private mutating func take(_ ending: PrinterDialogue.Ending?, at place: Int) {
        switch ending {
        case .ready(let isNear), .printed(let isNear): healths[place] = .ready(paperNearEnd: isNear)
        case .refused(let fault), .unknown(let fault): healths[place] = .faulty(fault)
        case nil: break
        }
    }

    private mutating func talk(to place: Int, _ job: [UInt8]?) -> PrinterDialogue.Ending? {
        let dialogue = PrinterDialogue(
            job: job,
            number: Int.random(in: 0...9999, using: &random),
            voice: .automatic,
            answersMarker: answersMarker[place]
        )
        var wire = DialogueWire(dialogue: dialogue, printer: printers[place])
        wire.chunk = Int.random(in: 1...8, using: &random)
        wire.run()
        (printers[place], answersMarker[place]) = (wire.printer, wire.dialogue.answersMarker)
        return wire.ending
    }
}
