// SPDX-License-Identifier: Apache-2.0
import Simulators

/// An LED panel with a BX-6K controller; every picture that differs from the one before is told as its rows.
struct FarPanel: FarDevice {
    private var module: SimulatedLEDPanelModule
    private var told = 0

    /// Nil for a size that is not `128x16`, in dots.
    init?(size: String) {
        let numbers = size.split(separator: "x").compactMap { Int($0) }
        guard numbers.count == 2 else { return nil }
        module = SimulatedLEDPanelModule(width: numbers[0], height: numbers[1])
    }

    mutating func receive(_ bytes: [UInt8]) -> [UInt8] { module.receive(bytes) }

    /// Nobody asks anything of it.
    mutating func obey(_ words: [String]) -> [UInt8]? { nil }

    mutating func news() -> [String] {
        defer { told = module.history.count }
        return module.history.dropFirst(told).map { "shows " + $0.joined(separator: " | ") }
    }
}
