// SPDX-License-Identifier: Apache-2.0
import Glibc
import Ports
import Testing

extension WholeRiver {
    /// A center that is backed up, dies, and lives again.
    struct CenterCareTests {
        private let hall: RunningHall
        private let center: RunningCenter
        private let folder: Folder

        init() throws {
            folder = try Folder()
            hall = try RunningHall(folder)
            center = try RunningCenter(folder, noon: hall.noon, loop: hall.loop)
        }

        private var backups: String { folder.path + "/center-backups" }

        @Test(.timeLimit(.minutes(2)))
        func `a center whose disk died goes on from its backup, and no booking number comes twice`() async throws {
            try await center.start()
            try await center.enrol(hall.directory)
            let first = try await center.take([line(1)])
            try await care("center", "backup", "--into", backups, "--keep", "2")
            let later = try await center.take([line(2)])
            try await refused("systemctl stop centerd", "center", "restore", backups)
            center.kill()
            for file in Folder.files(below: folder.path + "/center") { try #require(unsafe unlink(file) == 0) }
            try await care("center", "restore", "--drill", backups)
            try await care("center", "restore", backups)
            try await center.start()
            let again = try await center.take([line(3)])
            #expect(Set(first + later + again).count == 3, "\(first) \(later) \(again)")
            center.kill()
        }

        @Test(.timeLimit(.minutes(2)))
        func `a center's backup with a bit that flipped is refused, and a hall's is not a center's`() async throws {
            try await center.start()
            try await care("center", "backup", "--into", backups)
            center.kill()
            let file = try #require(Folder.files(below: backups).first { $0.hasSuffix("/center.db") })
            var bytes = try Folder.read(file)
            bytes[bytes.count / 2] ^= 4
            try WholeFile.writeAtomically(bytes, to: file, mode: 0o600)
            try await refused("damaged", "center", "restore", "--drill", backups)
            try await refused("a center", "restore", backups)
        }

        private func line(_ count: Int) -> BookingLine {
            BookingLine(service: "estate", day: hall.noon.today, hours: 11...15, principal: Resident(count))
        }

        private func care(_ words: String...) async throws {
            let run = try await run(words)
            try #require(run.code == 0, "\(words): \(run.text)")
        }

        private func refused(_ mark: String, _ words: String...) async throws {
            let run = try await run(words)
            #expect(run.code == 1 && run.text.contains(mark), "\(words): \(run.text)")
        }

        private func run(_ words: [String]) async throws -> RunningHall.ToolRun {
            let log = folder.path + "/kioskctl.\(RunningHall.freshKey())"
            let configuration = words.first == "center" ? "/center.conf" : "/hall.conf"
            let program = try Program("kioskctl", words + ["--config", folder.path + configuration], log: log)
            let code = try await hall.loop.until("kioskctl is done") { program.exitCode }
            return RunningHall.ToolRun(code: code, text: String(decoding: try Folder.read(log), as: UTF8.self))
        }
    }
}
