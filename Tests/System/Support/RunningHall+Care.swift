// SPDX-License-Identifier: Apache-2.0
import Glibc
import Ports
import Testing

extension RunningHall {
    /// Where the tests' backups are.
    var backups: String { folder.path + "/backups" }

    /// Runs kioskctl on this hall's files.
    func care(_ words: String...) async throws -> ToolRun { try await care(words) }

    /// Runs kioskctl with `words` on this hall's files.
    func care(_ words: [String]) async throws -> ToolRun {
        let log = folder.path + "/kioskctl.\(Self.freshKey())"
        let program = try Program("kioskctl", words + ["--config", configuration], log: log)
        let code = try await loop.until("kioskctl is done") { program.exitCode }
        return ToolRun(code: code, text: String(decoding: try Folder.read(log), as: UTF8.self))
    }

    /// Has the tool make a backup and keep the newest three.
    func backUp() async throws {
        let run = try await care("backup", "--into", backups, "--keep", "3")
        try #require(run.code == 0, "\(run.text)")
    }

    /// The folder of the newest backup.
    func newestBackup() throws -> String {
        let names = Folder.files(below: backups).filter { $0.hasSuffix("/manifest.json") }.sorted()
        return String(try #require(names.last).dropLast("/manifest.json".utf8.count))
    }

    /// Loses the disk with the state directory; an empty one is mounted instead.
    func loseDisk() throws {
        for file in Folder.files(below: directory) { try #require(unsafe unlink(file) == 0) }
    }

    /// Takes a number through the tool.
    func takeNumber() async throws -> String {
        let run = try await tool("ticket", "issue", "estate")
        try #require(run.code == 0, "\(run.text)")
        return String(run.text.prefix { $0 != " " })
    }
}
