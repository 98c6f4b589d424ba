// SPDX-License-Identifier: Apache-2.0
import Glibc
import Ports
import Programs

/// A program on a forgetful disk: it is started, ends, and the power is cut, again and again.
///
/// Used by the one task that leads the rounds.
final class Machine {
    /// The folder that is its disk.
    let folder: String
    /// What it says.
    let log: String
    private let words: [String]
    private let cache: String
    private let environment: [String]
    private let loop: EventLoop
    private(set) var process: Process?
    private(set) var disk: DiskLog?

    /// A sync takes as long as on a fast disk, so that ends come while one is under way.
    static let syncMicroseconds = 150
    /// The longest start.
    private static let patience = Duration.seconds(20)

    /// Prepares the program that `words` start on the disk `folder`, which is there; `isDeaf` makes syncs do nothing.
    init(_ words: [String], folder: String, library: String, isDeaf: Bool = false, loop: EventLoop) throws {
        (self.words, self.folder, self.loop) = (words, folder, loop)
        (cache, log) = (folder + ".disk", folder + ".log")
        environment =
            [
                "LD_PRELOAD=" + library, "FORGETFUL_FOLDER=" + folder, "FORGETFUL_CACHE=" + cache,
                "FORGETFUL_SYNC=\(Self.syncMicroseconds)", "LANG=C.UTF-8",
            ] + (isDeaf ? ["FORGETFUL_DEAF=1"] : [])
    }

    /// Starts the program; with `fuse` it ends at that point of its storage operations.
    func start(fuse: Int = 0) throws {
        try FileTree.empty(cache)
        let disk = try DiskLog(making: cache + "/log")
        disk.light(fuse)
        self.disk = disk
        process = try Process(words, environment: environment, log: log)
    }

    /// Waits until it says `word`, and returns what it said since its start; nil when it has ended before.
    func wait(for word: String, since mark: Int) async throws -> String? {
        let news = try await loop.poll(within: Self.patience) { () -> String?? in
            let isOver = process?.exitCode != nil
            let news = text(since: mark)
            if news.contains(word) { return .some(news) }
            return isOver ? .some(nil) : nil
        }
        guard let news else { throw CrashFault("\(words[0]) says nothing: \(text(since: mark))") }
        return news
    }

    /// How much it has said.
    var spoken: Int { (try? WholeFile.read(path: log, limit: 1 << 28))?.count ?? 0 }

    /// What it has said since.
    func text(since mark: Int) -> String {
        let bytes = (try? WholeFile.read(path: log, limit: 1 << 28)) ?? []
        return String(decoding: bytes.dropFirst(mark), as: UTF8.self)
    }

    /// Waits until it has ended, and ends it when it does not by itself within `limit`; returns its exit code.
    func end(within limit: Duration) async throws -> CInt {
        guard let process else { throw CrashFault("\(words[0]) was never started") }
        let code = try await loop.poll(within: limit) { process.exitCode }
        process.kill()
        guard let code = code ?? process.exitCode else { throw CrashFault("\(words[0]) does not end") }
        return code
    }

    /// Makes a power cut of its end.
    func cutPower(_ mood: PowerCut.Mood, _ generator: inout SplitMix64) throws -> PowerCut.Outcome {
        guard let disk else { throw CrashFault("\(words[0]) was never started") }
        var cut = PowerCut(cache: cache, mood: mood, generator: generator.fork())
        try cut.apply(disk.records)
        // The index of a write-ahead log is memory; what of it reached the disk means nothing.
        if mood != .nothing, generator.oneIn(2) { FileTree.removeFiles(in: folder, ending: "-shm") }
        self.disk = nil
        process = nil
        return cut.outcome
    }
}
