// SPDX-License-Identifier: Apache-2.0
import FoundationEssentials
import Glibc
import Ports
import Simulators
import Testing

extension WholeRiver {
    /// What is said of a hall from outside: the check-up, the support bundle, the configuration's differences.
    struct DoctorTests {
        private let hall: RunningHall

        init() throws { hall = try RunningHall(try Folder()) }

        private struct Page: Decodable {
            struct Line: Decodable {
                let topic, grade, text: String
                let command: String?
            }
            let status: Int32
            let lines: [Line]
        }

        private func look(_ words: String...) async throws -> (page: Page, code: CInt) {
            let log = hall.folder.path + "/kioskctl.\(RunningHall.freshKey())"
            let usual = ["doctor", "--json", "--config", hall.configuration, "--backups", hall.backups]
            let program = try Program("kioskctl", usual + words, log: log)
            let code = try await hall.loop.until("the doctor is done") { program.exitCode }
            return (try JSONDecoder().decode(Page.self, from: Data(Folder.read(log))), code)
        }

        @Test(.timeLimit(.minutes(2)))
        func `a hall that runs answers, and one that does not is told apart`() async throws {
            try await hall.start()
            try await hall.backUp()
            let up = try await look("--url", hall.door.url)
            #expect(up.code == up.page.status)
            let ports = up.page.lines.filter { $0.topic == "ports" }
            #expect(ports.contains { $0.grade == "good" && $0.text.contains("kioskd answers") }, "\(ports)")
            for topic in ["database", "backups"] {
                #expect(
                    up.page.lines.filter { $0.topic == topic }.allSatisfy { $0.grade == "good" },
                    "\(up.page.lines)"
                )
            }
            #expect(try await hall.stop() == 0)
            let down = try await look("--url", hall.door.url)
            #expect(down.code == 2)
            #expect(down.page.lines.contains { $0.topic == "ports" && $0.command?.contains("systemctl start") == true })
            #expect(down.page.lines.allSatisfy { ($0.grade == "good") == ($0.command == nil) })
        }

        @Test(.timeLimit(.minutes(2)))
        func `damage, open keys and a mistake in hall.conf are said with what mends them`() async throws {
            try await hall.start()
            try await hall.backUp()
            #expect(try await hall.stop() == 0)
            var bytes = try Folder.read(hall.directory + "/journal.db")
            for place in 100..<400 { bytes[place] = 0x5A }
            try WholeFile.writeAtomically(bytes, to: hall.directory + "/journal.db", mode: 0o600)
            try #require(unsafe chmod(hall.directory + "/keys", 0o644) == 0)
            let lines = try await look().page.lines.filter { $0.grade == "broken" }
            #expect(lines.contains { $0.topic == "database" && $0.command?.contains("kioskctl restore") == true })
            #expect(lines.contains { $0.command == "sudo chmod 600 \(hall.directory)/keys" }, "\(lines)")
            try hall.folder.write("[hall]\nid = linzhou\nnonsense = 1\n", to: "hall.conf")
            let told = try await look().page.lines
            #expect(told.contains { $0.text.contains("hall.conf:") && $0.command?.contains("config check") == true })
        }

        @Test(.timeLimit(.minutes(2)))
        func `nothing about any person is in a support bundle`() async throws {
            let people = [SyntheticPeople.zhangSan, SyntheticPeople.liXiulan]
            let search = try PersonalData(of: people)
            try await hall.start()
            _ = try await hall.takeNumber()
            #expect(try await hall.stop() == 0)
            // Where nobody should ever put them: names and comments of hall.conf, files of the directory, the log.
            let text = String(decoding: try Folder.read(hall.configuration), as: UTF8.self)
            let planted = people.map { "\($0.name) \($0.number)" }.joined(separator: " ")
            let named = text.replacing("样例大厅", with: "\(people[0].name) \(people[0].number)").replacing(
                "0372-0000000",
                with: people[0].number
            )
            try hall.folder.write("# \(planted)\n" + named, to: "hall.conf")
            try hall.folder.write(planted, to: "hall/notes")
            try hall.folder.write("# \(planted)\n", to: "hall/staff")
            try await hall.start()
            let tokens = hall.door.tokens.values
            let out = hall.folder.path + "/bundle.tar.gz"
            let made = try await hall.care("support", "bundle", "--out", out, "--url", hall.door.url)
            #expect(made.code == 0, "\(made.text)")
            #expect(try await hall.stop() == 0)

            let files = try await unpack(out)
            let size = try Folder.read(out).count
            #expect(files.count >= 8 && size < 1 << 20, "\(files)")
            for file in files {
                let bytes = try Folder.read(file)
                #expect(search.find(in: bytes).isEmpty, "\(file)")
                let content = String(decoding: bytes, as: UTF8.self)
                for token in tokens { #expect(!content.contains(token), "a token is in \(file)") }
            }
            let all = try files.map { String(decoding: try Folder.read($0), as: UTF8.self) }.joined()
            for mark in ["release ", "[window no. 1]", "[hall] name = (set)", "position: ", "hallkiosk_"] {
                #expect(all.contains(mark), "\(mark) is missing")
            }
            #expect(!search.find(in: try Folder.read(hall.configuration)).isEmpty, "the search finds what is there")
        }

        /// Unpacks with tar, and gives the files.
        private func unpack(_ path: String) async throws -> [String] {
            let goal = hall.folder.path + "/unpacked"
            try #require(unsafe mkdir(goal, 0o700) == 0)
            let tar = ChildProgram(path: "/usr/bin/tar", arguments: ["-xzf", path, "-C", goal])
            let limits = ChildProgram.Limits(time: .seconds(20), output: 4096)
            let ending = await tar.run(input: [], limits: limits, on: hall.loop)
            try #require(ending == .exited(0, output: []))
            return Folder.files(below: goal)
        }

        @Test(.timeLimit(.minutes(2)))
        func `config diff compares with the defaults, another file and the running hall`() async throws {
            try await hall.start()
            let text = String(decoding: try Folder.read(hall.configuration), as: UTF8.self)
            try hall.folder.write(text + "\n[rules]\ncall_limit = 2\norder_ageing = 30 min\n", to: "new.conf")
            let defaults = try await diff("new.conf")
            #expect(defaults.contains("[rules] call_limit = 2") && !defaults.contains("order_ageing"), "\(defaults)")
            let running = try await diff("new.conf", "--against", "running", "--url", hall.door.url)
            #expect(
                running.hasPrefix("+ [rules] call_limit = 2\n") && running.contains("systemctl reload"),
                "\(running)"
            )
            let other = try await diff("new.conf", "--against", hall.configuration)
            #expect(other == running)
            try hall.folder.write(text.replacing("id = linzhou", with: "id = other"), to: "new.conf")
            #expect(try await diff("new.conf", "--against", hall.configuration).contains("systemctl restart"))
            #expect(try await hall.stop() == 0)
        }

        private func diff(_ name: String, _ words: String...) async throws -> String {
            let log = hall.folder.path + "/kioskctl.\(RunningHall.freshKey())"
            let tokens = words.contains("running") ? ["--token-file", hall.directory + "/tokens"] : []
            let all = ["config", "diff", hall.folder.path + "/" + name] + words + tokens
            let program = try Program("kioskctl", all, log: log)
            let code = try await hall.loop.until("kioskctl is done") { program.exitCode }
            let text = String(decoding: try Folder.read(log), as: UTF8.self)
            try #require(code == 0, "\(text)")
            return text
        }
    }
}
