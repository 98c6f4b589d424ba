// SPDX-License-Identifier: Apache-2.0
import Glibc
import Ports
import Queueing
import Terms
import Testing

@testable import Journal

@Suite(.timeLimit(.minutes(1)))
struct PowerCutTests {
    let lobby = Lobby()

    @Test func `what was acknowledged before a kill is there, and its key gives the same ticket`() async throws {
        let directory = lobby.directory
        await #expect(processExitsWith: .signal(SIGKILL)) { [directory = directory as String] in
            let lobby = Lobby(again: directory)
            let journal = try lobby.open()
            // Acknowledged, then written down by the visitor.
            let receipts = try await withThrowingTaskGroup(of: Receipt.self) { group in
                for number in 1...20 { group.addTask { try await journal.take(number) } }
                return try await group.reduce(into: [Receipt]()) { $0.append($1) }
            }
            let slips = receipts.compactMap { $0.ticket?.text }.sorted().joined(separator: "\n")
            try lobby.write(Array(slips.utf8), to: "slips.txt")
            kill(getpid(), SIGKILL)
        }
        let slips = String(decoding: try lobby.bytes("slips.txt"), as: UTF8.self).split(separator: "\n").map(
            String.init
        )
        try #require(slips.count == 20)
        let journal = try lobby.open()
        #expect(await journal.view { $0.tickets.map(\.id.text).sorted() } == slips)
        let position = journal.position
        for number in 1...20 {
            let ticket = try #require(try await journal.take(number).ticket)
            #expect(slips.contains(ticket.text))
        }
        #expect(journal.position == position)
        await journal.close()
        #expect(try JournalAudit.verify(directory: directory).isSound)
    }

    @Test func `a kill in the middle of many groups leaves whole groups`() async throws {
        let directory = lobby.directory
        await #expect(processExitsWith: .signal(SIGKILL)) { [directory = directory as String] in
            let lobby = Lobby(again: directory)
            let journal = try lobby.open()
            await withTaskGroup(of: Void.self) { group in
                for clerk in 0..<8 {
                    group.addTask { for visit in 0..<1000 { _ = try? await journal.take(clerk * 1000 + visit) } }
                }
                group.addTask {
                    _ = await journal.wait(beyond: Position(50))
                    kill(getpid(), SIGKILL)
                }
            }
        }
        let journal = try lobby.open()
        #expect(journal.position > Position(50))
        #expect(await journal.view { Int64($0.tickets.count) } == journal.position.value - 1)
        await journal.close()
        #expect(try JournalAudit.verify(directory: directory).isSound)
    }
}
