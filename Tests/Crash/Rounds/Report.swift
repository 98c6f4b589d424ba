// SPDX-License-Identifier: Apache-2.0
import FoundationEssentials
import Ports

/// What came of the rounds.
struct Report {
    let seed: UInt64
    var tally = Tally()
    var seconds = 0.0
    /// With the number of their round.
    var findings: [(round: Int, finding: Finding)] = []

    init(seed: UInt64) { self.seed = seed }

    var isSound: Bool { findings.isEmpty }

    /// The closing table.
    var text: String {
        (["", "crash rounds, seed \(seed)"] + rows.map { name, value in "  " + name + Self.dots(name) + value })
            .joined(separator: "\n")
    }

    private var rows: [(String, String)] {
        [("rounds", "\(tally.rounds) in \(Self.decimal(seconds)) s")] + ends
            + [
                ("acknowledged by the hall", "\(tally.acknowledged)"),
                ("acknowledged by the center", "\(tally.centerAcknowledged)"),
                ("unanswered, repeated with their key", "\(tally.repeated)"),
                ("answered, asked again with their key", "\(tally.askedAgain)"),
                ("events in the journals", "\(tally.events)"),
                ("events followed by a display", "\(tally.eventsFollowed)"),
                ("facts compared at the center", "\(tally.factsCompared)"),
                ("syncs", "\(tally.syncs)"),
                ("bytes written / unsynced and forgotten", "\(tally.bytesWritten) / \(tally.cut.bytesForgotten)"),
                ("sectors torn", "\(tally.cut.sectorsTorn)"),
                ("names forgotten", "\(tally.cut.namesForgotten)"),
                ("kioskd open again, median / longest", Self.spread(tally.hallOpenings)),
                ("centerd open again, median / longest", Self.spread(tally.centerOpenings)),
            ] + Finding.Kind.allCases.map { kind in (kind.rawValue, "\(count(of: kind))") }
    }

    private var ends: [(String, String)] {
        RoundPlan.Target.allCases.map { target in
            let counts = RoundPlan.Phase.allCases.map { phase in
                "\(phase.rawValue) \(tally.ends[Tally.End(target: target, phase: phase)] ?? 0)"
            }
            return ("power cuts of \(target.rawValue)", counts.joined(separator: ", "))
        }
    }

    private func count(of kind: Finding.Kind) -> Int { findings.count { $0.finding.kind == kind } }

    private static func dots(_ name: String) -> String {
        " " + String(repeating: ".", count: max(2, 42 - name.count)) + " "
    }

    private static func decimal(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        return "\(tenths / 10).\(tenths % 10)"
    }

    private static func spread(_ durations: [Duration]) -> String {
        let opening = Opening(durations)
        return "\(decimal(opening.medianMilliseconds)) / \(decimal(opening.longestMilliseconds)) ms"
    }

    /// From a program's start to its first answer.
    private struct Opening: Encodable {
        let medianMilliseconds, longestMilliseconds: Double

        init(_ durations: [Duration]) {
            let sorted = durations.sorted().map { Double($0.wholeNanoseconds) / 1_000_000 }
            (medianMilliseconds, longestMilliseconds) = (
                sorted.isEmpty ? 0 : sorted[sorted.count / 2], sorted.last ?? 0
            )
        }
    }

    /// Writes the figures as JSON to `path`.
    func write(to path: String) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
        let bytes = Array(try encoder.encode(Figures(self))) + [UInt8(ascii: "\n")]
        try WholeFile.writeAtomically(bytes, to: path, mode: 0o644)
    }

    /// The report for machines.
    private struct Figures: Encodable {
        let seed: UInt64
        let rounds, acknowledged, acknowledgedByCenter, repeated, askedAgain: Int
        let events, eventsFollowed, factsCompared: Int
        let syncs, bytesWritten, bytesForgotten, sectorsTorn, namesForgotten: Int
        let seconds: Double
        let ends: [String: Int]
        let hallOpening, centerOpening: Opening
        let findings: [String: Int]

        init(_ report: Report) {
            let tally = report.tally
            (seed, rounds, seconds) = (report.seed, tally.rounds, report.seconds)
            (acknowledged, acknowledgedByCenter) = (tally.acknowledged, tally.centerAcknowledged)
            (repeated, askedAgain, events) = (tally.repeated, tally.askedAgain, tally.events)
            (eventsFollowed, factsCompared) = (tally.eventsFollowed, tally.factsCompared)
            (syncs, bytesWritten, bytesForgotten) = (tally.syncs, tally.bytesWritten, tally.cut.bytesForgotten)
            (sectorsTorn, namesForgotten) = (tally.cut.sectorsTorn, tally.cut.namesForgotten)
            ends = Dictionary(
                uniqueKeysWithValues: tally.ends.map { ("\($0.target.rawValue) \($0.phase.rawValue)", $1) }
            )
            (hallOpening, centerOpening) = (Opening(tally.hallOpenings), Opening(tally.centerOpenings))
            findings = Dictionary(
                uniqueKeysWithValues: Finding.Kind.allCases.map { ($0.rawValue, report.count(of: $0)) }
            )
        }
    }
}
