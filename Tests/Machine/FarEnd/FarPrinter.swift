// SPDX-License-Identifier: Apache-2.0
import Simulators

/// A ticket printer: `set paperOut`, `clear paperOut`; every slip that it cuts is told as a line of its rows.
struct FarPrinter: FarDevice {
    private var module: SimulatedPrinterModule
    private var told = 0

    /// Nil for a model that there is not.
    init?(model: String) {
        guard let model = SimulatedPrinterModule.Model.allCases.first(where: { "\($0)" == model }) else { return nil }
        module = SimulatedPrinterModule(model: model)
    }

    mutating func receive(_ bytes: [UInt8]) -> [UInt8] { module.receive(bytes) }

    mutating func obey(_ words: [String]) -> [UInt8]? {
        guard words.count == 2, let condition = Self.conditions[words[1]] else { return nil }
        switch words[0] {
        case "set": return module.set(condition, true)
        case "clear": return module.set(condition, false)
        default: return nil
        }
    }

    mutating func news() -> [String] {
        defer { told = module.cuts }
        return module.slips.filter(\.isCut).suffix(module.cuts - told).map { slip in
            "slip " + slip.rows.map { $0.text.split(separator: " ").joined(separator: " ") }.joined(separator: " | ")
        }
    }

    private static let conditions: [String: SimulatedPrinterModule.Condition] = [
        "paperOut": .paperOut, "nearEnd": .nearEnd, "coverOpen": .coverOpen, "cutterJam": .cutterJam,
        "offline": .offline,
    ]
}
