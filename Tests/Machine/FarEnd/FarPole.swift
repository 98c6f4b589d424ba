// SPDX-License-Identifier: Apache-2.0
import Simulators

/// A pole display; every screen that differs from the one before is told as its rows.
struct FarPole: FarDevice {
    private var module: SimulatedPoleModule
    private var told = 0

    /// Nil for a command set that there is not.
    init?(dialect: String) {
        guard let dialect = SimulatedPoleModule.Dialect.allCases.first(where: { "\($0)" == dialect }) else {
            return nil
        }
        module = SimulatedPoleModule(dialect: dialect)
    }

    mutating func receive(_ bytes: [UInt8]) -> [UInt8] {
        module.receive(bytes)
        return []
    }

    /// Nobody asks anything of it.
    mutating func obey(_ words: [String]) -> [UInt8]? { nil }

    mutating func news() -> [String] {
        defer { told = module.history.count }
        return module.history.dropFirst(told).map { "shows " + $0.joined(separator: " | ") }
    }
}
