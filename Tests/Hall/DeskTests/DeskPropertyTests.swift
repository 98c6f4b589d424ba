// SPDX-License-Identifier: Apache-2.0
import Queueing
import Terms
import Testing
import Vault

@testable import Desk

/// What holds whatever visitors, devices and the hall do; the seed is in the name of a failing case.
struct DeskPropertyTests {
    private static let seeds: Range<UInt64> = 0..<80
    private static let steps = 100

    /// A hall with all kinds of bookings for persons 1 and 2.
    private static func bench(_ random: inout SplitMix64) -> DeskBench {
        let requirement = random.oneOf(HallRules.ExchangeRequirement.allCases)
        return DeskBench(
            bookings: [
                aBooking(1), aBooking(2, for: social, agent: person(2)), aBooking(3, slot: slot("15:00", "16:00")),
                aBooking(4, standing: .cancelled), aBooking(5, center: "anyang"),
            ],
            onDuty: random.below(3) > 0,
            plan { $0.exchangeRequirement = requirement }
        )
    }

    private static func step(_ bench: inout DeskBench, _ random: inout SplitMix64) {
        switch random.below(13) {
        case 0...3: bench.present(credential(&random))
        case 4...7: bench.touch(touch(&random))
        case 8: bench.pass(seconds: Int64(random.oneOf([1, 2, 5, 11, 31, 61])))
        case 9:
            bench.isAnswering = random.below(3) > 0
            bench.isDiskFull = random.below(4) == 0
            if bench.isAnswering { bench.answer() }
        case 11:
            let person = card(UInt8(random.below(6)))
            bench.verdict = random.oneOf([.refused, .unreachable, verdict(of: person)])
        case 10: bench.give(.typedLastFour(random.oneOf([nil, lastFour(1), lastFour(9)])))
        default: bench.give(world(&random))
        }
    }

    private static func credential(_ random: inout SplitMix64) -> DeskCredential {
        let number = booking(random.below(6))
        return random.oneOf([
            card(1), card(2), card(UInt8(random.below(6)), isExpired: true),
            aBooking(random.below(6)).voucher, .code(.bookingNumber(number)), .code(.opaque),
            .code(.bookingNumber(must(BookingNumber(text: "123456789012")))),
            .code(.credential(credentialTags[random.below(2)])),
            .code(.untrusted(random.oneOf([.malformed, .forged, .unknownKey, .unknownAlgorithm]))),
        ])
    }

    private static func touch(_ random: inout SplitMix64) -> DeskTouch {
        random.oneOf([
            .haveBooking, .walkIn, .choose(realEstate), .choose(social), .chooseBooking(booking(random.below(6))),
            .typeNumber(booking(random.below(6))), .confirm, .decline, .help, .back, .language(.english),
        ])
    }

    /// Devices, the line, and answers and clocks that nobody asked for.
    private static func world(_ random: inout SplitMix64) -> DeskInput {
        let question = random.below(60)
        return random.oneOf([
            .paper(random.oneOf(DeskPaper.allCases)), .link(isOnline: random.below(2) == 0),
            .announced(random.oneOf([nil, "公告"])), .noticed(.cardNotRead, .reader), .noticed(.gone, .scanner),
            .noticed(.ready(model: "x"), .scanner), .rang(.hold), .rang(.warning),
            .answered(.done, nil, question: question + 100_000), .failed(question: question + 100_000),
            .verified(.refused, question: question + 100_000),
        ])
    }

    private static let tags = (0...9).flatMap { [person(UInt8($0)).text, lastFour(UInt8($0)).text] }

    /// The first thing that is wrong, nil when all is well.
    private static func problem(_ bench: DeskBench) -> String? {
        if bench.open.count > 1 { return "two questions are open" }
        if bench.session.isWaiting != !bench.open.isEmpty { return "the session and the hall disagree on what is open" }
        if bench.isHome, bench.session.visit != nil { return "somebody is left on the home screen" }
        let text = "\(bench.session.screen)"
        if tags.contains(where: text.contains) { return "a tag is on a screen" }
        let intents = Dictionary(grouping: bench.submitted) { $0.question }
        if !intents.values.allSatisfy({ same in same.allSatisfy { $0.request == same[0].request } }) {
            return "one intent was used for two requests"
        }
        return nil
    }

    @Test(arguments: seeds)
    func `whatever happens, one question is open at most, and nobody is shown to the next`(_ seed: UInt64) {
        var random = SplitMix64(seed: seed)
        var bench = Self.bench(&random)
        for step in 0..<Self.steps {
            Self.step(&bench, &random)
            if let problem = Self.problem(bench) {
                Issue.record("seed \(seed), step \(step): \(problem)")
                return
            }
        }
        #expect(!bench.shown.isEmpty)
    }

    @Test(arguments: seeds)
    func `left alone, a station comes back to the start, and nothing of the visitor is left`(_ seed: UInt64) {
        var random = SplitMix64(seed: seed)
        var bench = Self.bench(&random)
        for _ in 0..<random.below(Self.steps) { Self.step(&bench, &random) }
        bench.isAnswering = true
        bench.answer()
        bench.pass(seconds: 600)
        #expect(bench.isHome, "seed \(seed)")
        var fresh = DeskSession(house: bench.session.house, at: bench.session.moment)
        fresh.question = bench.session.question
        (fresh.paper, fresh.isOnline) = (bench.session.paper, bench.session.isOnline)
        (fresh.notice, fresh.away) = (bench.session.notice, bench.session.away)
        #expect(bench.session == fresh, "seed \(seed)")
    }

    @Test(arguments: seeds)
    func `a visitor who went away is forgotten although the hall has not answered`(_ seed: UInt64) {
        var random = SplitMix64(seed: seed)
        var bench = Self.bench(&random)
        bench.isAnswering = false
        for _ in 0..<random.below(20) {
            random.below(2) == 0 ? bench.present(Self.credential(&random)) : bench.touch(Self.touch(&random))
        }
        bench.pass(seconds: 600)
        #expect(bench.session.visit == nil, "seed \(seed)")
        let text = "\(bench.session)"
        for tag in (0...9).map({ person(UInt8($0)).text }) { #expect(!text.contains(tag), "seed \(seed)") }
    }
}
