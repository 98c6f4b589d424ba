// SPDX-License-Identifier: Apache-2.0
import Queueing
import Rows
import Terms
import Testing

@testable import Journal

/// Whom a journal knows, and for how long.
@Suite(.timeLimit(.minutes(1)))
struct ForgettingTests {
    let lobby = Lobby()

    private static func person(_ number: Int) -> PersonTag {
        PersonTag(hash: [UInt8](repeating: UInt8(number), count: 32))
    }

    private func booking(_ number: Int, of person: Int, daysAhead: Int) throws -> Booking {
        let start = lobby.moment.timestamp.adding(minutes: daysAhead * 1440)
        return Booking(
            number: try #require(BookingNumber(text: "12345678901\(number)")),
            center: try #require(CenterID("center")),
            service: Lobby.service,
            slot: try #require(TimeSlot(start: start, end: start.adding(minutes: 60))),
            principal: Self.person(person),
            maskedName: "王*",
            lastFour: []
        )
    }

    /// Three days with a visitor each, whose tags are 1, 2 and 3; on the first the bookings of 4, today, and 5, in two days.
    private func liveThreeDays(_ journal: Journal) async throws {
        let news = [try booking(1, of: 4, daysAhead: 0), try booking(2, of: 5, daysAhead: 2)].map(CenterChange.booking)
        _ = try await journal.submit(.takeCenterChanges(news, from: 0, through: 1), key: nil, staff: nil)
        for day in 1...3 {
            let command = HallCommand.issueWalkIn(
                service: Lobby.service,
                person: Self.person(day),
                station: Lobby.station,
                token: Lobby.token(day)
            )
            _ = try await journal.submit(command, key: Lobby.key("day-\(day)"), staff: nil)
            if day < 3 { lobby.turnClock(bySeconds: 86_400) }
        }
    }

    private func forgetAll(_ journal: Journal) async throws -> Int {
        var shortened = 0
        while true {
            let page = try await journal.forgetPage()
            shortened += page.shortened
            guard page.isMore else { break }
        }
        await journal.dropOldSnapshots()
        return shortened
    }

    /// Everything in the directory as text.
    private var everything: String {
        get throws { try lobby.files.map { String(decoding: try lobby.bytes($0), as: UTF8.self) }.joined() }
    }

    @Test(arguments: [1, 2, 200])
    func `whom the days before the last were about is gone from every file, whatever the page`(_ page: Int) async throws
    {
        var limits = JournalLimits()
        limits.forgettingRows = page
        let journal = try lobby.open(limits)
        try await liveThreeDays(journal)
        let shortened = try await forgetAll(journal)
        // The bookings, the first ticket, and the key of the request that ended its day.
        #expect(shortened == 3)
        #expect(try await forgetAll(journal) == 0)
        await journal.close()
        let text = try everything
        // Day one and its booking are over; yesterday, today and the booking of today are kept.
        for person in [1, 4] { #expect(!text.contains(Self.person(person).text), "\(person)") }
        for person in [2, 3, 5] { #expect(text.contains(Self.person(person).text), "\(person)") }
        #expect(!text.contains("day-1") && text.contains("day-2"))
    }

    @Test func `the chain stays whole, and a shortened row cannot be changed unseen`() async throws {
        let journal = try lobby.open()
        try await liveThreeDays(journal)
        _ = try await forgetAll(journal)
        await journal.close()
        guard case .sound(let counts) = try JournalAudit.verify(directory: lobby.directory) else {
            Issue.record("the journal is not sound")
            return
        }
        #expect(counts.days == 3)
        try lobby.database().script("UPDATE events SET moment = moment + 1 WHERE position = 3", label: "change")
        guard case .broken(Position(3), .hashBroken, _) = try JournalAudit.verify(directory: lobby.directory) else {
            Issue.record("the change was not seen")
            return
        }
    }

    @Test func `the state follows from what is left, and keys of the kept days give their answers`() async throws {
        let journal = try lobby.open()
        try await liveThreeDays(journal)
        let before = await journal.view { $0 }
        _ = try await forgetAll(journal)
        await journal.close()
        for name in lobby.files where name.hasPrefix("snapshot") { try lobby.remove(name) }
        let again = try lobby.open()
        #expect(await again.view { $0 } == before)
        let retry = HallCommand.issueWalkIn(
            service: Lobby.service,
            person: Self.person(2),
            station: Lobby.station,
            token: Lobby.token(9)
        )
        let answer = try await again.submit(retry, key: Lobby.key("day-2"), staff: nil)
        #expect(answer.ticket?.day == Lobby.opening.day.advanced(byDays: 1))
        await again.close()
    }

    @Test func `a fact tells the center the same of a shortened row`() async throws {
        let journal = try lobby.open()
        try await liveThreeDays(journal)
        let before = try await journal.everything().map(\.moment)
        _ = try await forgetAll(journal)
        // Not from what the journal still has in memory.
        await journal.close()
        let again = try lobby.open()
        let after = try await again.everything()
        #expect(after.map(\.moment) == before)
        guard case .ticketIssued(let id, let token, .walkIn, nil, Lobby.service, Lobby.station, _) = after[2].event
        else {
            Issue.record("\(after[2].event)")
            return
        }
        #expect(id.number.serial == 1 && token == Lobby.token(1))
        await again.close()
    }

    @Test func `a full disk that takes something again is found out without a ticket`() async throws {
        let journal = try lobby.open()
        _ = try await journal.take(1)
        try await journal.fillDisk()
        var number = 2
        // What the file has room for goes in first.
        while (try? await journal.take(number)) != nil { number += 1 }
        #expect(await journal.status().storage != .ok)
        try await journal.makeSpace()
        try await journal.prove()
        #expect(await journal.status().storage == .ok)
        #expect(try await journal.take(number).ticket != nil)
        await journal.close()
    }
}
