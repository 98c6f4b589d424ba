// SPDX-License-Identifier: Apache-2.0
import Glibc
import Ports
import Rows
import Terms

/// Proves the disk: who syncs as one should loses nothing on it, who does not does.
struct ScribeProof {
    private let options: CrashOptions
    private let loop: EventLoop

    /// Power cuts for each way of syncing.
    private static let cuts = 20
    /// A power cut comes at some point of so many.
    private static let points = 4...240

    init(_ options: CrashOptions, _ loop: EventLoop) { (self.options, self.loop) = (options, loop) }

    /// True when nothing was lost under FULL, and something under NORMAL and OFF.
    func run() async throws -> Bool {
        var generator = SplitMix64(seed: options.seed)
        var isProved = true
        for synchronous in Scribe.Synchronous.allCases {
            let (written, lost, damaged) = try await cut(synchronous, &generator)
            let isRight = synchronous == .full ? lost + damaged == 0 : lost + damaged > 0
            isProved = isProved && isRight
            Screen.say(
                "disk: synchronous=\(synchronous.rawValue.uppercased()), \(Self.cuts) power cuts, \(written) rows "
                    + "acknowledged, lost in \(lost) cuts, file damaged in \(damaged): \(isRight ? "as it must be" : "WRONG")"
            )
        }
        return isProved
    }

    private func cut(
        _ synchronous: Scribe.Synchronous,
        _ generator: inout SplitMix64
    ) async throws -> (written: Int, lost: Int, damaged: Int) {
        let scratch = try FileTree.makeScratch()
        defer { FileTree.remove(scratch) }
        let folder = scratch + "/scribe"
        var (written, lost, damaged) = (0, 0, 0)
        for _ in 0..<Self.cuts {
            try FileTree.empty(folder)
            let words = [
                try Binaries.ownPath(), "--scribe", folder + "/lines.db", "--synchronous", synchronous.rawValue,
            ]
            let machine = try Machine(words, folder: folder, library: options.binaries.disk, loop: loop)
            let mark = machine.spoken
            try machine.start(fuse: Int.random(in: Self.points, using: &generator))
            _ = try await machine.end(within: .seconds(5))
            let told = machine.text(since: mark).split(separator: "\n").last.flatMap { Digits.value($0.utf8) } ?? 0
            _ = try machine.cutPower(generator.oneIn(2) ? .some : .everything, &generator)
            written += told
            switch found(folder + "/lines.db") {
            case nil: damaged += 1
            case let number? where number < told: lost += 1
            default: break
            }
        }
        return (written, lost, damaged)
    }

    /// The last row; nil when the file is damaged.
    private func found(_ path: String) -> Int? {
        do {
            let connection = try Connection(path: path, access: .readWriteCreate)
            try connection.migrate(to: Scribe.schema)
            guard try connection.integrityProblems().isEmpty else { return nil }
            let last = try connection.prepare("SELECT max(number), count(*) FROM line", label: "last line")
            return try last.first { row throws(RowsError) in
                let (last, count) = (try row.optionalInteger(0) ?? 0, try row.integer(1))
                // A hole is as bad as an end.
                return Int(min(last, count))
            }
        } catch { return nil }
    }
}
