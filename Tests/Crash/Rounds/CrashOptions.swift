// SPDX-License-Identifier: Apache-2.0
import Glibc
import Settings
import Terms
import Vault

/// What the command line asks for.
struct CrashOptions: Sendable {
    /// Where the programs and the forgetful disk lie.
    var binaries: Binaries
    var rounds: Int
    var seed: UInt64
    /// Where the report goes as JSON; nil for nowhere.
    var report: String?
    /// Syncs do nothing: every check must cry out.
    var isDeaf: Bool
    /// Set in the process that the proof starts as a writer.
    var scribe: Scribe?

    /// The rounds that are held unless told otherwise.
    static let usualRounds = 50

    init(_ words: [String]) throws {
        let arguments = try Arguments(
            words,
            options: ["bin", "rounds", "seed", "report", "scribe", "synchronous"],
            flags: ["deaf"]
        )
        binaries = Binaries(folder: arguments["bin"] ?? ".build/release")
        rounds = try Self.number(arguments, "rounds") ?? Self.usualRounds
        seed = try Self.number(arguments, "seed").map(UInt64.init) ?? Self.freshSeed()
        report = arguments["report"]
        isDeaf = arguments.has("deaf")
        scribe = try arguments["scribe"].map { path in
            try Scribe(path: path, synchronous: arguments.required("synchronous"))
        }
    }

    private static func number(_ arguments: Arguments, _ name: String) throws -> Int? {
        guard let text = arguments[name], !text.isEmpty else { return nil }
        guard let number = Digits.value(text.utf8) else { throw CrashFault("--\(name) is a whole number") }
        return number
    }

    /// Nine digits, so that it is easily read out.
    private static func freshSeed() -> UInt64 { Random.bytes(8).reduce(0) { $0 << 8 | UInt64($1) } % 1_000_000_000 }
}

/// Why the rounds cannot be held.
struct CrashFault: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}
