// SPDX-License-Identifier: Apache-2.0
import FoundationEssentials
import Glibc
import Ports
import Simulators
import Terms
import Testing

extension WholeRiver {
    /// A hall that is backed up, dies, and lives again.
    struct CareTests {
        private let hall: RunningHall

        init() throws { hall = try RunningHall(try Folder()) }

        @Test(.timeLimit(.minutes(2)))
        func `a hall whose disk died goes on from its backup, and no number comes twice`() async throws {
            try await hall.start()
            var given: Set<String> = []
            for _ in 0..<5 { given.insert(try await hall.takeNumber()) }
            try await hall.backUp()
            for _ in 0..<20 { given.insert(try await hall.takeNumber()) }
            let tokens = hall.door.tokens
            hall.kill()
            try hall.loseDisk()
            let run = try await hall.care("restore", hall.backups)
            #expect(run.code == 0 && run.text.contains("put back: hall linzhou"), "\(run.text)")
            try await hall.start()
            #expect(hall.door.tokens == tokens, "whoever had a token has it still")
            for _ in 0..<30 {
                let number = try await hall.takeNumber()
                #expect(given.insert(number).inserted, "\(number) was given before")
            }
            // Dead again within the hour, and put back from the same old copy.
            hall.kill()
            try hall.loseDisk()
            #expect(try await hall.care("restore", hall.backups, "--above", given.highest).code == 0)
            try await hall.start()
            for _ in 0..<5 { #expect(given.insert(try await hall.takeNumber()).inserted) }
            #expect(try await hall.stop() == 0)
        }

        @Test(.timeLimit(.minutes(2)))
        func `what a restore replaces is put aside, and a journal that runs is left alone`() async throws {
            try await hall.start()
            _ = try await hall.takeNumber()
            try await hall.backUp()
            let refused = try await hall.care("restore", hall.backups)
            #expect(refused.code == 1 && refused.text.contains("systemctl stop kioskd"), "\(refused.text)")
            _ = try await hall.takeNumber()
            #expect(try await hall.stop() == 0)
            let run = try await hall.care("restore", hall.backups)
            #expect(run.code == 0, "\(run.text)")
            let aside = Folder.files(below: hall.directory).filter { $0.contains("/before-restore-") }
            for name in ["journal.db", "keys", "tokens"] { #expect(aside.contains { $0.hasSuffix("/" + name) }) }
            try await hall.start()
            #expect(try await hall.status().position >= 2)
            #expect(try await hall.stop() == 0)
        }

        @Test(.timeLimit(.minutes(2)))
        func `a power cut in a restore keeps the daemon from beginning anew`() async throws {
            try await hall.start()
            _ = try await hall.takeNumber()
            try await hall.backUp()
            #expect(try await hall.stop() == 0)
            // The old was put aside, the new is not in yet.
            try hall.loseDisk()
            try hall.folder.write("", to: "hall/restore-unfinished")
            let program = try hall.launch()
            #expect(try await hall.loop.until("kioskd refuses") { program.exitCode } == 1)
            #expect(hall.logText.contains("kioskctl restore again"))
            #expect(!Folder.files(below: hall.directory).contains { $0.hasSuffix("/journal.db") })
            let looked = try await hall.care("doctor")
            #expect(looked.text.contains("a restore was cut off") && looked.text.contains("kioskctl restore /"))
            let backup = try await hall.care("backup", "--into", hall.backups)
            #expect(backup.code == 1 && backup.text.contains("no whole state"), "\(backup.text)")
            #expect(try await hall.care("restore", hall.backups).code == 0)
            try await hall.start()
            #expect(try await hall.stop() == 0)
        }

        @Test(.timeLimit(.minutes(2)), arguments: [7, 4242] as [UInt64])
        func `a backup with a bit that flipped is refused, whichever file has it`(seed: UInt64) async throws {
            try await hall.start()
            for _ in 0..<3 { _ = try await hall.takeNumber() }
            try await hall.backUp()
            #expect(try await hall.stop() == 0)
            var random = SplitMix64(seed: seed)
            let backup = try hall.newestBackup()
            let files = Folder.files(below: backup).filter { !$0.hasSuffix("/manifest.json") }
            for file in files {
                let whole = try Folder.read(file)
                var bytes = whole
                bytes[Int(random.next() % UInt64(bytes.count))] ^= 1 << UInt8(random.next() % 8)
                try WholeFile.writeAtomically(bytes, to: file, mode: 0o600)
                let runs = [
                    try await hall.care("restore", backup), try await hall.care("restore", "--drill", backup),
                ]
                for run in runs {
                    #expect(run.code == 1 && run.text.contains("damaged"), "seed \(seed), \(file): \(run.text)")
                }
                try WholeFile.writeAtomically(whole, to: file, mode: 0o600)
            }
            #expect(try await hall.care("restore", "--drill", backup).code == 0, "whole again")
            let state = Folder.files(below: hall.directory)
            #expect(!state.contains { $0.contains("before-restore") || $0.contains(".restoring") })
        }

        @Test(.timeLimit(.minutes(2)))
        func `the drill gives a number and leaves nothing, and the oldest backups go`() async throws {
            try await hall.start()
            _ = try await hall.takeNumber()
            for _ in 0..<5 {
                let second = SystemClock.now().seconds
                try await hall.loop.until("another second") { SystemClock.now().seconds > second ? () : nil }
                try await hall.backUp()
            }
            #expect(Folder.files(below: hall.backups).count { $0.hasSuffix("/manifest.json") } == 3)
            let before = Folder.files(below: hall.folder.path).filter { !$0.contains("/kioskctl.") }
            let drill = try await hall.care("restore", "--drill", hall.backups)
            #expect(drill.code == 0 && drill.text.contains("the next number would be A"), "\(drill.text)")
            let after = Folder.files(below: hall.folder.path).filter { !$0.contains("/kioskctl.") }
            #expect(before.filter { !$0.contains("/hall/") } == after.filter { !$0.contains("/hall/") })
            #expect(try await hall.stop() == 0)
        }

        @Test(.timeLimit(.minutes(2)))
        func `a backup without keys has none, and puts a hall back beside the keys that are there`() async throws {
            try await hall.start()
            _ = try await hall.takeNumber()
            let made = try await hall.care("backup", "--into", hall.backups, "--without-keys")
            #expect(made.code == 0 && made.text.contains("without keys"), "\(made.text)")
            let names = Folder.files(below: hall.backups).map { $0.split(separator: "/").last.map(String.init) ?? "" }
            #expect(Set(names).isDisjoint(with: ["keys", "tokens", "enrolment"]) && names.contains("journal.db"))
            #expect(try await hall.stop() == 0)
            let keys = try Folder.read(hall.directory + "/keys")
            #expect(try await hall.care("restore", hall.backups).code == 0)
            #expect(try Folder.read(hall.directory + "/keys") == keys)
            try await hall.start()
            #expect(try await hall.stop() == 0)
        }
    }
}

extension Set<String> {
    /// The highest serial among numbers such as `A017`.
    fileprivate var highest: String { "\(compactMap { Int($0.dropFirst()) }.max() ?? 0)" }
}
