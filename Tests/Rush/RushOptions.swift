// SPDX-License-Identifier: Apache-2.0
import Settings

/// What is measured, and for how long.
struct RushOptions: Sendable {
    /// The parts of a run.
    enum Part: String, CaseIterable {
        /// Everybody wants the same slot, asked of the ledger itself.
        case slot
        /// 180 halls come back and hand over what happened meanwhile.
        case events
        /// Readers and bookers over HTTP.
        case release
    }

    /// Where the programs are.
    let programs: String
    let parts: Set<Part>
    /// Of `release`.
    let seconds: Int
    let reads: Int
    let writes: Int
    /// How often the center is ended in the middle of a rush.
    let kills: Int

    init(_ words: [String]) throws {
        let arguments = try Arguments(
            words,
            options: ["bin", "parts", "seconds", "reads", "writes", "kills"]
        )
        programs = arguments["bin"] ?? ".build/release"
        let names = (arguments["parts"] ?? "slot,events,release").split(separator: ",")
        parts = Set(
            try names.map { name in
                guard let part = Part(rawValue: String(name)) else {
                    throw RushFault(
                        "--parts takes \(Part.allCases.map(\.rawValue).joined(separator: ", ")), or nothing"
                    )
                }
                return part
            }
        )
        func number(_ name: String, _ usual: Int) throws -> Int {
            guard let text = arguments[name] else { return usual }
            guard let number = Int(text), number >= 0 else { throw RushFault("--\(name) takes a whole number") }
            return number
        }
        seconds = try number("seconds", 60)
        reads = try number("reads", 500)
        writes = try number("writes", 100)
        kills = try number("kills", 0)
    }
}
