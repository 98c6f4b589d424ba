// SPDX-License-Identifier: Apache-2.0
import Simulators

/// A card module: `place N` puts the card of a synthetic person on, `lift` takes it away, `fault 66` breaks it, `mend`.
struct FarReader: FarDevice {
    private var module = SimulatedReaderModule()
    private var heard = 0
    private var told = 0

    mutating func receive(_ bytes: [UInt8]) -> [UInt8] {
        heard += bytes.count
        return module.receive(bytes)
    }

    mutating func obey(_ words: [String]) -> [UInt8]? {
        switch (words.first, words.dropFirst().first) {
        case ("place", .some(let text)):
            guard let index = Int(text), SyntheticPeople.all.indices.contains(index) else { return nil }
            module.place(SyntheticPeople.all[index])
        case ("lift", nil): module.lift()
        case ("fault", .some(let text)):
            guard let code = UInt8(text, radix: 16) else { return nil }
            module.fault = code
        case ("mend", nil): module.fault = nil
        default: return nil
        }
        return []
    }

    /// Only that it was asked at all, the first time.
    mutating func news() -> [String] {
        defer { told = heard }
        return told == 0 && heard > 0 ? ["asked"] : []
    }
}
