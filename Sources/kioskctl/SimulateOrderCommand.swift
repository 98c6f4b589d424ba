// SPDX-License-Identifier: Apache-2.0
import Queueing
import Settings
import Simulation

/// `kioskctl simulate order`: the policies of calling compared on the same days.
struct SimulateOrderCommand {
    private let studies: [OrderStudy]

    private static let usualDays = 300

    init(_ arguments: Arguments) throws {
        let seed = UInt64(try SimulateCommand.number(arguments, "seed", 1, in: 0...Int.max))
        let days = try SimulateCommand.number(arguments, "days", Self.usualDays, in: OrderStudy.bounds.days)
        let loads = try Self.load(arguments).map { [$0] } ?? OrderStudy.loads
        studies = loads.map { OrderStudy(seed: seed, days: days, load: $0) }
    }

    /// Prints the table; throws when a policy does not keep what it promises.
    @concurrent
    func run() async throws {
        var misses: [String] = []
        if let first = studies.first { Terminal.write(OrderReport.title(first)) }
        for study in studies {
            for mode in [OrderPolicy.Mode.fifo, .strict, .ratio, .aged] {
                let figures = try study.figures(under: mode)
                Terminal.write(OrderReport.line(figures))
                misses += OrderStudy.misses(figures)
            }
        }
        guard misses.isEmpty else { throw ToolFault(misses.joined(separator: "; ")) }
    }

    private static func load(_ arguments: Arguments) throws -> Double? {
        guard let text = arguments["load"] else { return nil }
        let bounds = OrderStudy.bounds.load
        guard let load = Double(text), bounds.contains(load) else {
            throw ToolFault("--load is a number from \(bounds.lowerBound) to \(bounds.upperBound), as 0.92")
        }
        return load
    }
}
