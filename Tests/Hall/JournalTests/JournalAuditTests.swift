// SPDX-License-Identifier: Apache-2.0
import Queueing
import Rows
import Terms
import Testing
import Vault

@testable import Journal

@Suite(.timeLimit(.minutes(1)))
struct JournalAuditTests {
    let lobby = Lobby()

    /// Eight events over two days, with the snapshots 2, 7 and 8 kept.
    private func makeJournal() async throws {
        var limits = JournalLimits()
        limits.keptSnapshots = 10
        let journal = try lobby.open(limits)
        for number in 1...4 { _ = try await journal.take(number) }
        await journal.snapshots.call {}
        _ = try await journal.submit(.step(window: Lobby.window, .open), key: Lobby.key("open"), staff: StaffID("007"))
        _ = try await journal.submit(.step(window: Lobby.window, .pause), key: nil, staff: nil)
        _ = try await journal.submit(.step(window: Lobby.window, .open), key: nil, staff: nil)
        await journal.close()
    }

    private func verify() throws -> JournalAudit.Finding { try JournalAudit.verify(directory: lobby.directory) }

    private func counts(_ events: Int, snapshots: Int) -> JournalAudit.Counts {
        var counts = JournalAudit.Counts()
        (counts.events, counts.days, counts.snapshots) = (events, 1, snapshots)
        return counts
    }

    @Test func `a whole journal is sound, running or not`() async throws {
        try await makeJournal()
        #expect(try verify() == .sound(counts(8, snapshots: 2)))
        let journal = try lobby.open()
        _ = try await journal.take(5)
        #expect(try verify() == .sound(counts(9, snapshots: 2)))
        await journal.close()
        #expect(try verify() == .sound(counts(9, snapshots: 2)))
    }

    /// A change of each column, and of nothing else.
    enum Column: String, CaseIterable {
        case moment, offset, intent, digest, staff, body, answer, hash

        var change: StaticString {
            switch self {
            case .moment: "UPDATE events SET moment = moment - 1 WHERE position = 6"
            case .offset: "UPDATE events SET offset = 0 WHERE position = 6"
            case .intent: "UPDATE events SET intent = 'other' WHERE position = 6"
            case .digest: "UPDATE events SET digest = digest + 1 WHERE position = 6"
            case .staff: "UPDATE events SET staff = '008' WHERE position = 6"
            case .body: "UPDATE events SET body = '{\"unchanged\":{}}' WHERE position = 6"
            case .answer: "UPDATE events SET answer = NULL WHERE position = 6"
            case .hash: "UPDATE events SET hash = zeroblob(32) WHERE position = 6"
            }
        }
    }

    @Test(arguments: Column.allCases)
    func `a change of any column is found at its position`(column: Column) async throws {
        try await makeJournal()
        let database = try lobby.database()
        try database.script(column.change, label: "change")
        try #require(database.changes == 1)
        #expect(try verify() == .broken(at: Position(6), .hashBroken, counts(5, snapshots: 1)))
    }

    @Test func `a newer version is named`() async throws {
        try await makeJournal()
        try lobby.database().script("UPDATE events SET version = 9 WHERE position = 6", label: "change")
        #expect(try verify() == .broken(at: Position(6), .newerVersion(9), counts(5, snapshots: 1)))
    }

    @Test(
        arguments: [
            ("DELETE FROM events WHERE position = 6", 6),
            ("UPDATE events SET position = 100 WHERE position = 8", 8),
            ("UPDATE events SET position = -1 WHERE position = 8", 8),
            ("DELETE FROM events WHERE position = 1", 1),
        ] as [(StaticString, Int64)]
    )
    func `a missing event is found`(change: StaticString, position: Int64) async throws {
        try await makeJournal()
        try lobby.database().script(change, label: "change")
        guard case .broken(let found, .gap, _) = try verify(), found.value == position else {
            Issue.record("not found")
            return
        }
    }

    @Test func `an end that was cut off is found by the snapshot after it`() async throws {
        try await makeJournal()
        try lobby.database().script("DELETE FROM events WHERE position = 8", label: "cut")
        #expect(try verify() == .broken(at: Position(8), .snapshotDiffers, counts(7, snapshots: 1)))
    }

    /// Appends an event with a right hash, as a wrong program could.
    private func forge(_ event: HallEvent, body: String? = nil, answer: HallAnswer? = nil) throws {
        let file = try JournalFile(directory: lobby.directory, access: .readWrite, busyMilliseconds: 0)
        let last = try #require(try file.row(at: try file.lastPosition()))
        let record = HallRecord(
            position: Position(last.position + 1),
            moment: lobby.moment,
            intent: nil,
            staff: nil,
            event: event,
            answer: answer
        )
        var row = StoredEvent(record, after: last.hash)
        if let body { row.body = body }
        row.hash = row.linkHash(after: last.hash)
        try file.append([row])
    }

    static let first = TicketID(day: Lobby.opening.day, number: GoldenEvents.number("A001"))
    static let nobody = TicketID(day: Lobby.opening.day, number: GoldenEvents.number("A999"))
    static let impossible: [HallEvent] = [
        .ticketCalled(nobody, window: Lobby.window, as: .ordinary),
        .slipReported(nobody, copy: 0, .printed),
        .dayOpened(Lobby.opening.day),
        .dayOpened(Lobby.opening.day.advanced(byDays: -1)),
        .ticketIssued(
            first,
            token: Lobby.token(77),
            kind: .walkIn,
            person: nil,
            service: Lobby.service,
            station: nil
        ),
        .ticketIssued(
            TicketID(day: Lobby.opening.day.advanced(byDays: 1), number: GoldenEvents.number("A005")),
            token: Lobby.token(77),
            kind: .walkIn,
            person: nil,
            service: Lobby.service,
            station: nil
        ),
    ]

    @Test(arguments: impossible)
    func `an event that cannot have happened is a contradiction`(event: HallEvent) async throws {
        try await makeJournal()
        try forge(event)
        #expect(try verify() == .broken(at: Position(9), .contradiction, counts(8, snapshots: 2)))
    }

    @Test func `an answer without an intent is a contradiction`() async throws {
        try await makeJournal()
        try forge(.unchanged, answer: .done)
        #expect(try verify() == .broken(at: Position(9), .contradiction, counts(8, snapshots: 2)))
    }

    @Test func `what this program cannot read is found, even with a right hash`() async throws {
        try await makeJournal()
        try forge(.unchanged, body: "{\"unheardOf\":{}}")
        #expect(try verify() == .broken(at: Position(9), .undecodable, counts(8, snapshots: 2)))
    }

    @Test func `a possible event in their place is none`() async throws {
        try await makeJournal()
        try forge(.ticketAbandoned(Self.first))
        #expect(try verify() == .sound(counts(9, snapshots: 2)))
    }

    @Test func `a damaged snapshot is found`() async throws {
        try await makeJournal()
        var bytes = try lobby.bytes("snapshot-8.state")
        bytes[bytes.count - 1] ^= 1
        try lobby.write(bytes, to: "snapshot-8.state")
        #expect(try verify() == .broken(at: Position(8), .snapshotDamaged, counts(8, snapshots: 1)))
    }

    @Test func `a snapshot that says something else than the events is found`() async throws {
        try await makeJournal()
        let snapshot = try #require(Snapshot(try lobby.bytes("snapshot-8.state")))
        var state = HallState()
        for row in try JournalFile.openForReading(directory: lobby.directory).rows(after: 0, limit: 8) {
            let record = try row.record()
            let isLast = record.position == snapshot.position
            state.apply(
                HallRecord(
                    position: record.position,
                    moment: record.moment,
                    intent: record.intent,
                    staff: record.staff,
                    event: isLast ? .unchanged : record.event,
                    answer: record.answer
                )
            )
        }
        try #require(state != snapshot.state)
        let changed = Snapshot(hall: snapshot.hall, chain: snapshot.chain, state: state)
        try lobby.write(changed.encoded, to: "snapshot-8.state")
        #expect(try verify() == .broken(at: Position(8), .snapshotDiffers, counts(8, snapshots: 1)))
    }

    @Test func `damaged pages are found`() async throws {
        let journal = try lobby.open()
        for number in 1...200 { _ = try await journal.take(number) }
        await journal.close()
        var bytes = try lobby.bytes("journal.db")
        for index in 20_000..<20_100 { bytes[index] ^= 0x5A }
        try lobby.write(bytes, to: "journal.db")
        #expect(try !verify().isSound)
    }

    @Test func `an empty place is an error and stays empty`() {
        #expect(throws: JournalError.self) { try verify() }
        #expect(lobby.files.isEmpty)
    }
}
