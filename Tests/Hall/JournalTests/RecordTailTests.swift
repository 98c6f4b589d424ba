// SPDX-License-Identifier: Apache-2.0
import Queueing
import Terms
import Testing

@testable import Journal

@Suite(.timeLimit(.minutes(1)))
struct RecordTailTests {
    let lobby = Lobby()

    private static func records(_ positions: ClosedRange<Int64>) -> [HallRecord] {
        positions.map { position in
            HallRecord(
                position: Position(position),
                moment: Lobby.opening,
                intent: nil,
                staff: nil,
                event: .unchanged,
                answer: nil
            )
        }
    }

    @Test(arguments: [1, 3, 7, 40])
    func `whatever the size of groups, a tail gives the newest records or says that it has them no more`(size: Int64) {
        let limit = 10
        let tail = RecordTail(after: Position(100), limit: limit)
        var end: Int64 = 100
        while end < 200 {
            tail.append(Self.records((end + 1)...(end + size)))
            end += size
            for after in 95...end {
                let known = tail.records(after: Position(after), limit: 5)
                let wanted = (after + 1)..<(max(after, min(end, after + 5)) + 1)
                if let known { #expect(known.map(\.position.value) == Array(wanted), "after \(after) of \(end)") }
                // What the tail promises to keep, it has; what it never had, it does not make up.
                if after >= 100, after >= end - Int64(limit) { #expect(known != nil, "after \(after) of \(end)") }
                if after < 100 { #expect(known == nil) }
            }
            let kept = (0...end).filter { tail.records(after: Position($0), limit: 1) != nil }
            #expect(kept.count <= 2 * limit + Int(size) + 1)
        }
    }

    @Test func `a closed tail gives nothing`() {
        let tail = RecordTail(after: .start, limit: 4)
        tail.append(Self.records(1...2))
        #expect(tail.records(after: .start, limit: 9)?.count == 2)
        #expect(tail.records(after: Position(2), limit: 9)?.isEmpty == true)
        tail.close()
        #expect(tail.records(after: .start, limit: 9) == nil)
        #expect(tail.records(after: Position(2), limit: 9) == nil)
    }

    @Test func `records are the same from memory and from the disk, and across the border between them`() async throws {
        var limits = JournalLimits()
        limits.tailRecords = 4
        let journal = try lobby.open(limits)
        for number in 1...20 { _ = try await journal.take(number) }
        let all = try await journal.everything()
        #expect(all.map(\.position.value) == Array(1...21))
        for after in 0...21 {
            let position = Position(Int64(after))
            let page = try await journal.records(after: position, limit: 3)
            let stored = try await journal.reader.records(after: position, through: journal.position, limit: 3)
            #expect(page == stored)
            #expect(page == Array(all.dropFirst(after).prefix(3)))
        }
        await journal.close()
    }

    @Test func `records of a group that could not be stored are in no tail`() async throws {
        let journal = try lobby.open()
        _ = try await journal.take(1)
        try await journal.fillDisk()
        var number = 2
        // A page may still have room for some.
        while (try? await journal.take(number)) != nil { number += 1 }
        let stored = try await journal.reader.records(after: .start, through: Position(.max), limit: 500)
        #expect(journal.tail.records(after: .start, limit: 500) == stored)
        #expect(stored.count == number)
        await journal.close()
    }
}
