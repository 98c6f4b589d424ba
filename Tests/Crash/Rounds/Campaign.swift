// SPDX-License-Identifier: Apache-2.0
import Ports
import Terms

/// All the rounds: a new hall with its center for every few of them, since the first start is a moment like others.
final class Campaign {
    private let options: CrashOptions
    private let loop: EventLoop
    private var report: Report

    private static let roundsPerSite = 25
    private static let roundsPerLine = 50
    /// The whole journal is verified by the tool so often; in between only what is new.
    private static let roundsPerAudit = 5

    /// What is said of one round; the rest is counted.
    private static let spokenFindings = 12

    init(_ options: CrashOptions, _ loop: EventLoop) {
        (self.options, self.loop) = (options, loop)
        report = Report(seed: options.seed)
    }

    /// Holds the rounds, up to the first in which something is wrong.
    func run() async throws -> Report {
        try options.binaries.check()
        let began = loop.now()
        var number = 1
        while number <= options.rounds, report.findings.isEmpty {
            let last = min(options.rounds, number + Self.roundsPerSite - 1)
            try await holdSite(number...last)
            number = last + 1
        }
        report.seconds = Double(began.duration(to: loop.now()).wholeMilliseconds) / 1000
        return report
    }

    private func holdSite(_ numbers: ClosedRange<Int>) async throws {
        let site = try Site(options, loop)
        let follower = Task { [follower = site.follower] in await follower.run() }
        defer {
            follower.cancel()
            report.tally += site.tally
            if report.findings.isEmpty { site.close() } else { site.leave() }
        }
        var number = numbers.lowerBound
        do {
            var generator = SplitMix64(seed: options.seed ^ UInt64(number))
            try await site.open(&generator)
            while number <= numbers.upperBound {
                let findings = try await hold(number, at: site, isLast: number == numbers.upperBound)
                guard findings.isEmpty else { return note(findings, number, site) }
                site.tally.rounds += 1
                if number.isMultiple(of: Self.roundsPerLine) { sayProgress(number, site.tally) }
                number += 1
            }
            site.tally.centerAcknowledged = site.book.count
            site.tally.events = Int(site.mirror.position.value)
        } catch { note([Finding(.damaged, "\(error)")], number, site) }
    }

    private func hold(_ number: Int, at site: Site, isLast: Bool) async throws -> [Finding] {
        let plan = RoundPlan(seed: options.seed, number: number)
        var generator = plan.generator
        var findings = try await site.hold(plan, &generator)
        findings += try site.mirror.advance()
        guard findings.isEmpty else { return findings }
        let position = site.mirror.position
        try await site.repeatUnanswered()
        findings += try await site.repeatImports()
        findings += try await site.checkHall(&generator)
        // A link whose hall was not started anew may be waiting before it tries again.
        if plan.targets.contains(.hall) { findings += try await site.checkQuiet(after: position) }
        findings += try await site.checkCenter(isAll: isLast)
        findings += try site.checkFiles()
        guard findings.isEmpty, isLast || number.isMultiple(of: Self.roundsPerAudit) else { return findings }
        if isLast { findings += site.ledger.all.flatMap(site.compare) }
        try await site.tool(["journal", "verify", "--directory", site.hall.folder])
        return findings
    }

    private func note(_ findings: [Finding], _ number: Int, _ site: Site) {
        report.findings += findings.map { (number, $0) }
        // Of a planted fault the first word is enough.
        let spoken = options.isDeaf ? 1 : Self.spokenFindings
        for finding in findings.prefix(spoken) {
            Screen.say("round \(number), seed \(options.seed): \(finding.kind.rawValue.uppercased()): \(finding.what)")
        }
        guard !options.isDeaf else { return }
        if findings.count > spoken { Screen.say("… and \(findings.count - spoken) more") }
        Screen.say("its files are left in \(site.text.folder)")
    }

    private func sayProgress(_ number: Int, _ tally: Tally) {
        var all = report.tally
        all += tally
        Screen.say(
            "\(number) rounds: \(all.acknowledged) acknowledged, \(all.repeated) repeated, "
                + "\(all.cut.bytesForgotten / 1024) KiB forgotten, \(all.cut.sectorsTorn) sectors torn, nothing lost"
        )
    }
}
