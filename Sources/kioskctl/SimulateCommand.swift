// SPDX-License-Identifier: Apache-2.0
import Glibc
import Ports
import Settings
import Simulation

/// `kioskctl simulate`: a city in this process, from one seed or many, until an invariant breaks.
struct SimulateCommand {
    private let scenario: Scenario
    private let seeds: Int
    /// Runs at the same time.
    private let jobs: Int

    private static let mostSeeds = 1_000_000
    private static let mostJobs = 64

    init(_ arguments: Arguments) throws {
        var scenario = Scenario(seed: UInt64(try Self.number(arguments, "seed", 1, in: 0...Int.max)))
        let bounds = Scenario.bounds
        scenario.days = try Self.number(arguments, "days", scenario.days, in: bounds.days)
        scenario.halls = try Self.number(arguments, "halls", scenario.halls, in: bounds.halls)
        scenario.visitors = try Self.number(arguments, "visitors", scenario.visitors, in: bounds.visitors)
        for name in arguments["without"]?.split(separator: ",") ?? [] {
            guard let kind = FaultKind(rawValue: String(name)) else {
                let names = FaultKind.allCases.map(\.rawValue).joined(separator: ", ")
                throw ToolFault("--without takes some of \(names)")
            }
            scenario.faults.remove(kind)
        }
        self.scenario = scenario
        seeds = try Self.number(arguments, "seeds", 1, in: 1...Self.mostSeeds)
        jobs = try Self.number(arguments, "jobs", 1, in: 1...Self.mostJobs)
    }

    /// Runs every seed; prints the count of all, or the first that breaks, made as small as it can be.
    @concurrent
    func run() async throws {
        let loop = try EventLoop(name: "signals")
        let watcher = try Signals(on: loop) { signal in
            if signal == .leave { exit(EXIT_FAILURE) }
        }
        defer { _ = consume watcher }
        var figures = Outcome.Figures()
        for start in stride(from: 0, to: seeds, by: jobs) {
            for (scenario, outcome) in await outcomes(start..<min(start + jobs, seeds)) {
                switch outcome {
                case .sound(let found): figures.add(found)
                case .broken(let violation): try give(violation, scenario)
                }
            }
        }
        let last = scenario.seed &+ UInt64(seeds - 1)
        let runs = seeds == 1 ? "seed \(scenario.seed)" : "seeds \(scenario.seed) to \(last)"
        Terminal.write(
            SimulationReport.text(of: figures)
                + "no invariant broke: \(runs), \(scenario.days) days, \(scenario.halls) halls, "
                + "\(scenario.visitors) visitors\n"
        )
    }

    /// The outcomes of some seeds, in their order.
    private func outcomes(_ places: Range<Int>) async -> [(Scenario, Outcome)] {
        await withTaskGroup(of: (Scenario, Outcome).self) { group in
            for place in places {
                var one = scenario
                one.seed &+= UInt64(place)
                group.addTask { [one] in (one, Outcome.of(one)) }
            }
            return await group.reduce(into: []) { $0.append($1) }.sorted { $0.0.seed < $1.0.seed }
        }
    }

    private func give(_ violation: Violation, _ scenario: Scenario) throws {
        Terminal.write(SimulationReport.text(of: violation, in: scenario) + "shrinking\n")
        var shrinking = Shrinking(scenario, violation)
        shrinking.run()
        Terminal.write(SimulationReport.text(of: shrinking.violation, in: shrinking.scenario))
        throw ToolFault("seed \(scenario.seed) breaks an invariant")
    }

    /// The whole number that an option gives, or the usual one.
    static func number(
        _ arguments: Arguments,
        _ name: String,
        _ usual: Int,
        in bounds: ClosedRange<Int>
    ) throws -> Int {
        guard let text = arguments[name] else { return usual }
        guard let number = Int(text), bounds.contains(number) else {
            throw ToolFault("--\(name) is a whole number from \(bounds.lowerBound) to \(bounds.upperBound)")
        }
        return number
    }
}
