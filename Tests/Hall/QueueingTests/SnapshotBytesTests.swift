// SPDX-License-Identifier: Apache-2.0
import Terms
import Testing

@testable import Queueing

/// A field that a snapshot forgot would be lost at the next restart.
struct SnapshotBytesTests {
    /// What follows from the stored fields, or says nothing about the hall.
    private static let derived: Set<String> = ["lists", "bookingsByPerson", "toCome", "trail"]

    private typealias Change = (field: String, make: @Sendable (inout HallState) -> Void)

    /// One change of every stored field.
    private static let changes: [Change] = [
        ("position", { $0.position = $0.position.next }),
        ("newest", { $0.newest = time("16:59") }),
        ("day", { $0.day = tuesday }),
        ("previousDay", { $0.previousDay = monday.advanced(byDays: -3) }),
        ("centerCursor", { $0.centerCursor += 1 }),
        ("notice", { $0.notice = "下午停办" }),
        ("today", { $0.today.change(0) { $0.misses += 1 } }),
        ("before", { $0.before = $0.today }),
        ("serials", { $0.serials[must(TicketPrefix(text: "X"))] = 7 }),
        ("windows", { $0.windows[window("9")] = WindowState() }),
        ("bookings", { $0.bookings[booking(77)] = aBooking(77) }),
        ("answersToday", { $0.answersToday.removeLast() }),
        ("answersBefore", { $0.answersBefore = $0.answersToday }),
        ("handling", { $0.handling[service("c"), default: []].append(60) }),
        ("calls", { $0.calls.removeAll() }),
        ("missed", { $0.missed.append(ticket("B999")) }),
        ("alerts", { $0.alerts[0].closed = time("9:30").timestamp }),
        ("complaints", { $0.complaints[0].stage = .verified }),
        ("mode", { $0.mode = must(BookingOnlyMode(version: 3, periods: [aPeriod()])) }),
        ("clockOffsetSeconds", { $0.clockOffsetSeconds = -75 }),
        ("centerCases", { $0.centerCases = [aCase(7)] }),
    ]

    private static func state() -> HallState {
        var bench = Bench()
        bench.feed(.booking(aBooking()))
        for visitor in 0..<3 { bench.walkIn(person: person(UInt8(visitor)), station: station("k1")) }
        bench.ask(.callNext(window: window("1"), settling: nil), key: "call")
        bench.ask(.raiseAlert(.help, station: station("k1")))
        bench.ask(.openComplaint(.waiting, ticket: nil, hotline: WorkOrderID("12345-1")), staff: staff("7"))
        bench.pass(minutes: 5)
        bench.ask(.step(window: window("2"), .open), key: "open")
        return bench.state
    }

    private static func bytes(_ state: HallState) -> [UInt8] {
        var writer = ByteWriter()
        state.write(to: &writer)
        return writer.bytes
    }

    private static func read(_ bytes: [UInt8]) throws -> HallState {
        var reader = ByteReader(bytes, in: bytes.indices)
        let state = try HallState(from: &reader)
        try reader.finish()
        return state
    }

    @Test func `every field of the state is stored or derived`() {
        let fields = Set(Mirror(reflecting: HallState()).children.compactMap(\.label))
        #expect(fields == Set(Self.changes.map(\.field)).union(Self.derived))
    }

    @Test func `a change of any stored field is in the bytes and comes back`() throws {
        let state = Self.state()
        for change in Self.changes {
            var other = state
            change.make(&other)
            #expect(other != state, "\(change.field) was not changed")
            let again = try Self.read(Self.bytes(other))
            // The derived fields of a state changed by hand do not follow from it: only the stored ones are compared.
            #expect(Self.bytes(again) == Self.bytes(other), "\(change.field)")
            #expect(Self.bytes(again) != Self.bytes(state), "\(change.field) is not stored")
        }
    }

    @Test func `a change of any part of a ticket is in the bytes`() throws {
        let state = Self.state()
        let changes: [(inout Ticket) -> Void] = [
            { $0.service = service("c") }, { $0.reservedFor = window("3") }, { $0.state = .voided(.idMismatch) },
            { $0.state = .serving(window: window("2"), since: time("10:00").timestamp) },
            { $0.state = .onHold(window: window("2")) },
            { $0.state = .called(window: window("2"), calls: 2, at: time("9:01").timestamp) },
            { $0.rank = QueueRank(place: Position(9), requeued: Position(10)) }, { $0.slip = nil },
            { $0.slip = SlipState(station: station("k2"), copy: 3, progress: .reported(.printed)) },
            { $0.misses = 2 }, { $0.firstCall = time("11:11").timestamp },
            { $0.verification = Verification(result: .unable, agentDocument: true) },
            { $0.finishedAt = window("2") }, { $0.rating = .veryBad },
        ]
        for (number, change) in changes.enumerated() {
            var other = state
            other.today.change(1, change)
            #expect(other.today != state.today, "change \(number)")
            #expect(try Self.read(Self.bytes(other)).today == other.today, "change \(number)")
        }
    }

    /// The checksum of a snapshot keeps such bytes away; a reader must not fall over them all the same.
    @Test func `cut or flipped bytes are read as a state or refused, never a trap`() throws {
        let bytes = Self.bytes(Self.state())
        // A snapshot of before there were modes ends three empty fields earlier: no version, no period, no offset, no case.
        let earlier = bytes.count - 4
        for length in 0..<bytes.count where length != earlier {
            #expect(throws: (any Error).self) { try Self.read(Array(bytes[..<length])) }
        }
        #expect(try Self.read(Array(bytes[..<earlier])) == Self.state())
        for index in bytes.indices {
            for bit in 0..<8 {
                var flipped = bytes
                flipped[index] ^= 1 << UInt8(bit)
                _ = try? Self.read(flipped)
            }
        }
    }

    @Test func `lists, dictionaries and options come back`() throws {
        let value: [String: [Int?]] = ["a": [1, nil, -3], "": [], "王": [nil]]
        var writer = ByteWriter()
        value.write(to: &writer)
        var reader = ByteReader(writer.bytes, in: writer.bytes.indices)
        #expect(try [String: [Int?]](from: &reader) == value)
        try reader.finish()
        for bytes in [[5, 0], [0x80], []] as [[UInt8]] {
            var reader = ByteReader(bytes, in: bytes.indices)
            #expect(throws: ByteReader.Malformed.self) { try [Int](from: &reader) }
        }
        // A key that comes twice.
        let twice: [UInt8] = [2, 1, 97, 0, 1, 97, 0]
        var other = ByteReader(twice, in: twice.indices)
        #expect(throws: ByteReader.Malformed.self) { try [String: Int](from: &other) }
    }

    @Test func `every refusal and answer comes back`() throws {
        let (id, hour) = (ticket("A017"), slot("10:00", "11:00"))
        let refusals: [Refusal] = [
            .unknownService(service("a")), .unknownWindow(window("1")), .unknownStation(station("k1")), .unknownTicket,
            .bookingNotFound, .tooEarly(from: hour.start, slot: hour), .otherDay(monday), .slotPassed(hour),
            .otherCenter(must(CenterID("c"))), .bookingCancelled, .bookingVoid, .exchangedElsewhere, .documentMismatch,
            .secondFactNeeded, .reasonNotInScope, .staffNeeded, .nothingWaiting, .windowBusy(id), .noTicketAtWindow,
            .notServedHere(id), .nobodyServes(service("a")), .windowClosed(window("1")), .ticketIs(id, state: "done"),
            .callLimitReached(id), .numbersUsedUp(id.number.prefix), .intentReused, .cursorMismatch(expected: -3),
            .verificationNeeded(id, missing: [.result, .agentDocument]), .verificationNeeded(id, missing: []),
            .identityMismatch(id), .notBooked(id), .signedInElsewhere(window("1")), .windowTaken(window("2")),
            .nothingToUndo(window("1")), .alreadyRated(id), .unknownCase, .complaintIs(Position(9), .handled),
            .bookingOnly(notice: "豫政〔2026〕7", until: hour.end),
        ]
        let answers =
            refusals.map(HallAnswer.refused) + [
                .ticket(id, again: true), .ticket(id, again: false), .called(id, window: window("1")), .done,
            ]
        var writer = ByteWriter()
        answers.write(to: &writer)
        var reader = ByteReader(writer.bytes, in: writer.bytes.indices)
        #expect(try [HallAnswer](from: &reader) == answers)
        #expect(
            Set(
                answers.map { answer in
                    var writer = ByteWriter()
                    answer.write(to: &writer)
                    return writer.bytes
                }
            ).count == answers.count
        )
    }
}
