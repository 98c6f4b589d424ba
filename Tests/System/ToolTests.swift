// SPDX-License-Identifier: Apache-2.0
import FoundationEssentials
import Ports
import Testing

extension WholeRiver {
    /// The hall worked from a shell.
    struct ToolTests {
        private let hall: RunningHall

        init() throws { hall = try RunningHall(try Folder()) }

        @Test(.timeLimit(.minutes(1)))
        func `a visit is led from the ticket to its end by kioskctl alone`() async throws {
            try await hall.start()
            try await expect("A001 issued\n", "ticket", "issue", "estate")
            try await expect("done\n", "window", "open", "1")
            try await expect("A001 called to window 1\n", "call", "1")
            try await expect("A001 called to window 1\n", "window", "recall", "1")
            try await expect("done\n", "window", "serve", "1")
            let shown = try await hall.tool("ticket", "show", "A001")
            #expect(shown.text.contains("state: serving\n") && shown.text.contains("window: 1\n"))
            try await expect("done\n", "window", "finish", "1", "--outcome", "referred")
            try await expect("B001 issued\n", "green", "social", "urgent", "--staff", "1024")
            try await expect("B001 called to window 1\n", "call", "1", "B001")
            let list = try await hall.tool("window", "list")
            let first = list.text.split(separator: "\n").dropFirst().first ?? ""
            #expect(first.hasPrefix("1 ") && first.contains("B001"), "\(list.text)")
            let picture = try await hall.tool("hall")
            #expect(
                picture.code == 0 && picture.text.contains("estate") && picture.text.contains("issued 2"),
                "\(picture.text)"
            )
            try await expect("done\n", "window", "finish", "1")
            try await expect("done\n", "day", "close", "--staff", "1024")
            #expect(try await hall.tool("window", "show", "1").text.contains("mode: closed\n"))
            #expect(try await hall.stop() == 0)
        }

        @Test(.timeLimit(.minutes(1)))
        func `a refusal is told in words and exit code 1, what is not understood with 64`() async throws {
            try await hall.start()
            try await expect("nobody is waiting; window 1 is open\n", "call", "1")
            let empty = try await hall.tool("call", "1")
            #expect(empty.code == 1 && empty.text.contains("Nobody is waiting"), "\(empty.text)")
            #expect(!empty.text.contains("--key"), "a refusal stands, whatever the key")
            let unsigned = try await hall.tool("green", "social", "urgent")
            #expect(unsigned.code == 1 && unsigned.text.contains("staff"), "\(unsigned.text)")
            let problem = try await hall.tool("window", "serve", "9", "--json")
            #expect(problem.code == 1 && problem.text.contains(#""refusal":"unknown_window""#), "\(problem.text)")
            #expect(try await hall.tool("call").code == 64)
            #expect(try await hall.tool("call", "1", "--staff", "no such number").code == 64)
            #expect(try await hall.stop() == 0)
        }

        @Test(.timeLimit(.minutes(1)))
        func `an attempt without an end names its key, with which it is done once`() async throws {
            try await hall.start()
            hall.kill()
            let lost = try await hall.tool("ticket", "issue", "estate")
            #expect(lost.code == 1)
            let key = try #require(lost.text.firstRange(of: "--key ")).upperBound
            let word = lost.text[key...].prefix { !$0.isWhitespace }
            try await hall.start()
            for _ in 0..<2 { try await expect("A001 issued\n", "ticket", "issue", "estate", "--key", String(word)) }
            try await expect("A002 issued\n", "ticket", "issue", "estate")
            #expect(try await hall.stop() == 0)
        }

        @Test(.timeLimit(.minutes(1)))
        func `a board ends with the terminal that it is drawn on`() async throws {
            try await hall.start()
            let board = try hall.startTool(["board"])
            _ = try await hall.loop.until("the board is drawn") {
                (try? Folder.read(board.log)).flatMap { $0.isEmpty ? nil : $0.count }
            }
            board.hangUp()
            #expect(try await hall.loop.until("the board ends") { board.exitCode } == 0)
            #expect(try await hall.stop() == 0)
        }

        @Test(.timeLimit(.minutes(1)))
        func `what programs read is what the hall answered`() async throws {
            try await hall.start()
            let issued = try await hall.tool("ticket", "issue", "estate", "--json")
            #expect(
                try Answer(status: 201, body: Array(issued.text.utf8)).decoded(Outcome.self).ticket?.number == "A001"
            )
            let status = try await hall.tool("status", "--json")
            let decoded = try Answer(status: 200, body: Array(status.text.utf8)).decoded(ShownStatus.self)
            #expect(decoded.position == 2)
            #expect(try await hall.stop() == 0)
        }

        @Test(.timeLimit(.minutes(1)))
        func `whoever asks for help or complains is listed, taken up and settled`() async throws {
            try await hall.start()
            try await expect("nobody asked for help\n", "alerts")
            let raised = try await hall.door.post("/api/v1/alerts", ["kind": "help"], key: RunningHall.freshKey())
            #expect(raised.status == 200 || raised.status == 201, "\(raised.text)")
            let id = try await firstCell("alerts")
            try await expect("done\n", "alerts", "ack", id, "--staff", "1024")
            #expect(try await hall.tool("alerts").text.contains(" 1024"))
            try await expect("done\n", "alerts", "close", id, "--staff", "1024")
            try await expect("done\n", "complaints", "open", "waiting", "--staff", "1024")
            let complaint = try await firstCell("complaints")
            try await expect("done\n", "complaints", "move", complaint, "verified", "--staff", "1024")
            #expect(try await hall.tool("complaints").text.contains(" verified "))
            #expect(try await hall.stop() == 0)
        }

        @Test(.timeLimit(.minutes(1)))
        func `a clerk who went home is signed out by the duty manager`() async throws {
            try await hall.start()
            #expect(try await hall.tool("window", "sign-out", "1").code == 1, "a staff number is needed")
            try await expect("done\n", "window", "sign-out", "1", "--staff", "1024")
            #expect(try await hall.stop() == 0)
        }

        /// The first cell of the first row of a table.
        private func firstCell(_ word: String) async throws -> String {
            let table = try await hall.tool(word).text.split(separator: "\n")
            let row = try #require(table.dropFirst().first, "\(table)")
            return String(row.split(separator: " ")[0])
        }

        private func expect(_ text: String, _ words: String...) async throws {
            let run = try await tool(words)
            #expect(run.code == 0 && run.text == text, "\(words): \(run.text)")
        }

        private func tool(_ words: [String]) async throws -> RunningHall.ToolRun { try await hall.tool(words) }
    }
}
