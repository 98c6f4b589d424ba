// SPDX-License-Identifier: Apache-2.0
import Paper
import Queueing
import Simulators
import Testing

/// Which printer a slip goes to.
struct PrinterChoiceTests {
    private static let (well, out): (PrinterHealth, PrinterHealth) = (.ready(paperNearEnd: false), .faulty(.paperOut))

    @Test(
        arguments: [
            ([well, well], true, [0, 1]), ([out, well], true, [1, 0]), ([well, out], true, [0, 1]),
            ([out, out], true, [0, 1]), ([out, well], false, [1]), ([well, out], false, [0]), ([out, out], false, []),
            ([.unknown, well], true, [0, 1]), ([.faulty(.gone), .unknown], false, [1]), ([out], true, [0]),
            ([.ready(paperNearEnd: true), well], true, [0, 1]),
        ] as [([PrinterHealth], Bool, [Int])]
    )
    func `the first that can print is asked first, the faulty ones only for who has just come`(
        healths: [PrinterHealth],
        isNew: Bool,
        order: [Int]
    ) {
        var choice = PrinterChoice(isNew: isNew, healths)
        var verdict = choice.first()
        var asked: [Int] = []
        while case .print(let place) = verdict {
            asked.append(place)
            verdict = choice.take(.refused(.paperOut))
        }
        #expect(asked == order)
        #expect(verdict == .refused(isBusy: false))
    }

    @Test(
        arguments: [
            (.printed(paperNearEnd: false), .ended(isKnown: true)), (.unknown(.gone), .ended(isKnown: false)),
            (.refused(.coverOpen), .print(on: 1)), (.refused(.busy), .print(on: 1)), (nil, .givenUp),
        ] as [(PrinterDialogue.Ending?, PrinterChoice.Verdict)]
    )
    func `only what was refused goes on`(ending: PrinterDialogue.Ending?, verdict: PrinterChoice.Verdict) {
        var choice = PrinterChoice(isNew: true, [Self.well, Self.well])
        _ = choice.first()
        #expect(choice.take(ending) == verdict)
    }

    @Test
    func `a slip that every printer refused waits when one is only busy`() {
        var choice = PrinterChoice(isNew: true, [Self.well, Self.out])
        _ = choice.first()
        _ = choice.take(.refused(.busy))
        #expect(choice.take(.refused(.paperOut)) == .refused(isBusy: true))
    }

    @Test(
        arguments: [
            ([well, out], well), ([out, well], well), ([out, .unknown], .unknown), ([out, .faulty(.gone)], out),
            ([.unknown], .unknown), ([.faulty(.gone), .ready(paperNearEnd: true)], .ready(paperNearEnd: true)),
        ] as [([PrinterHealth], PrinterHealth)]
    )
    func `a station can print while one printer can`(healths: [PrinterHealth], station: PrinterHealth) {
        #expect(PrinterHealth.ofStation(healths) == station)
    }

    /// Two printers of any model with any mishap, slips that are tried again as long as they are refused.
    @Test(arguments: [1, 20_261_123, 0x5EED, 77_003] as [UInt64])
    func `no copy comes out twice, and one that is called printed came out`(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        for round in 0..<150 {
            var bench = TwoPrinters(random: random)
            try bench.run()
            random = bench.random
            for number in 0..<TwoPrinters.slips {
                let outcome = bench.outcomes[number]
                let count = bench.count(of: number)
                let story =
                    "seed \(seed) round \(round) slip \(number): \(count) papers, \(String(describing: outcome))"
                #expect(count <= 1, "\(story)")
                if outcome == .printed { #expect(count == 1, "\(story)") }
                if outcome == .failedBefore { #expect(count == 0, "\(story)") }
            }
        }
    }
}
