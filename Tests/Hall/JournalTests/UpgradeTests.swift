// SPDX-License-Identifier: Apache-2.0
import FoundationEssentials
import Ports
import Queueing
import Terms
import Testing

@testable import Journal
@testable import Rows

/// Journals that older releases wrote, two days each (Tests/Recordings/databases, by the commit of the release).
@Suite(.timeLimit(.minutes(1)))
struct UpgradeTests {
    static let releases = ["7fcb8f0", "0b567d5", "f2871e9"]

    /// What the older hall said of a day before it was stopped.
    struct Said: Decodable {
        let day: String
        let position: Int64
        let tickets: [String: String]
    }

    /// 2026-11-20 10:30 in China: the recording's second day.
    static let now = Moment(Timestamp(seconds: 1_795_141_800), offsetSeconds: 28_800)

    let lobby = Lobby()

    private static func recording(_ release: String, _ name: String) throws -> [UInt8] {
        let tests = #filePath.split(separator: "/").dropLast(3).reduce("") { $0 + "/" + $1 }
        return try WholeFile.read(path: "\(tests)/Recordings/databases/\(release)/\(name)", limit: 1 << 20)
    }

    /// Puts the recorded journal where it was and tells what its hall said.
    private func restore(_ release: String) throws -> [Said] {
        let sql = String(decoding: try Self.recording(release, "journal.sql"), as: UTF8.self)
        let connection = try Connection(path: lobby.directory + "/journal.db", access: .readWriteCreate)
        try connection.execute(sql, label: "recording")
        return try JSONDecoder().decode([Said].self, from: Data(Self.recording(release, "said.json")))
    }

    private func open() throws -> Journal {
        guard let hall = HallID("linzhou"), let a = TicketPrefix(text: "A"), let b = TicketPrefix(text: "B"),
            let estate = ServiceID("estate"), let social = ServiceID("social"), let center = CenterID("linzhou")
        else { throw JournalError.stopping }
        let plan = HallPlan(
            hall: hall,
            center: center,
            name: "样例大厅",
            services: [
                ServicePlan(id: estate, name: "不动产登记", englishName: "Real estate", prefix: a),
                ServicePlan(id: social, name: "社会保障", englishName: "Social security", prefix: b),
            ],
            windows: [WindowPlan(id: Lobby.window, label: "1", services: [estate, social])],
            stations: [Lobby.station]
        )
        return try Journal.open(directory: lobby.directory, plan: plan) { Self.now }
    }

    @Test(arguments: releases)
    func `a journal of an older release opens, says what it said, and its numbers go on`(_ release: String) async throws
    {
        let said = try #require(try restore(release).last)
        let journal = try open()
        let position = await journal.status().position
        #expect(position.value >= said.position)
        for (text, word) in said.tickets {
            let id = try #require(TicketID(text: text))
            let ticket = await journal.view { $0.ticket(id) }
            #expect(ticket.map { "\($0.state)".prefix { $0 != "(" } } == word[...], "\(text)")
        }
        let service = try #require(ServiceID("estate"))
        let command = HallCommand.issueWalkIn(service: service, person: nil, station: nil, token: Lobby.token(1))
        let next = try await journal.submit(command, key: Lobby.key("after"), staff: nil).ticket
        let before = said.tickets.keys.filter { $0.contains(".A") }.max() ?? ""
        #expect(next?.text == "\(said.day).A00" + String((Int(before.suffix(3)) ?? 0) + 1))
        await journal.close()
        guard case .sound(let counts) = try JournalAudit.verify(directory: lobby.directory) else {
            Issue.record("the chain is broken")
            return
        }
        #expect(counts.events == Int(position.value) + 1 && counts.days == 2)
    }

    @Test(arguments: releases)
    func `a backup of an older release is checked as it is, without changing it`(_ release: String) throws {
        let said = try #require(try restore(release).last)
        guard case .sound(let counts) = try JournalAudit.verify(directory: lobby.directory) else {
            Issue.record("the chain is broken")
            return
        }
        #expect(counts.days == 2 && counts.events >= Int(said.position))
        #expect(try lobby.database().number("PRAGMA user_version", label: "schema") == 1)
    }

    @Test(arguments: releases)
    func `the copy from before the upgrade is the journal as it was`(_ release: String) async throws {
        _ = try restore(release)
        let rows = try lobby.database().number("SELECT sum(length(body)) FROM events", label: "rows")
        await (try open()).close()
        let copy = try Connection(path: lobby.directory + "/journal.schema-1.db", access: .readWrite)
        #expect(try copy.number("PRAGMA user_version", label: "schema") == 1)
        #expect(try copy.number("SELECT sum(length(body)) FROM events", label: "rows") == rows)
        #expect(try copy.integrityProblems() == [])
    }
}
