// SPDX-License-Identifier: Apache-2.0
import FoundationEssentials
import Queueing
import Terms
import Testing

@testable import Web

/// What is written by hand, beside what `JSONEncoder` makes of the same.
struct WebJSONTests {
    private struct Brief: Encodable {
        let id: String
        let number: String
        let kind: String?
        let token: String?
        let issuedAt: String?
        let slotFrom: String?
        let slotTo: String?
    }

    private struct Outcome: Encodable {
        let outcome: String
        let ticket: Brief?
        let window: String?
    }

    private struct Event: Encodable {
        let position: Int64
        let at: String
        let type: String
        let day: String?
        let number: String?
        let window: String?
        let service: String?
        let notice: String?
    }

    private static let moment = Moment(Timestamp(milliseconds: 1_795_395_600_000), offsetSeconds: 28_800)
    private static let day = moment.day

    private static func id() throws -> TicketID {
        TicketID(day: day, number: try #require(TicketNumber(text: "A017")))
    }

    private static func ticket(_ kind: TicketKind) throws -> Ticket {
        Ticket(
            id: try id(),
            token: TicketToken(bytes: [UInt8](repeating: 7, count: 32)),
            kind: kind,
            person: nil,
            issuedAt: moment.timestamp,
            service: try #require(ServiceID("estate")),
            rank: QueueRank(place: Position(3)),
            slip: nil
        )
    }

    private static func expected(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        encoder.keyEncodingStrategy = .convertToSnakeCase
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    @Test func `outcomes are written as before, with a ticket, without one, and with one that is not kept`() throws {
        let window = try #require(WindowID("3"))
        let booking = try TestHall.booking()
        let booked = TicketKind.booked(
            booking.number,
            slot: booking.slot,
            verifyAtWindow: false,
            documentsSeen: DocumentsSeen(principal: true, agent: false)
        )
        var outcomes = [
            OutcomeView(outcome: .done, ticket: nil, window: nil),
            OutcomeView(outcome: .again, ticket: TicketBrief(try Self.id(), nil, in: Self.moment), window: nil),
        ]
        for kind in [TicketKind.walkIn, booked, .green(reason: "老年人")] {
            let brief = TicketBrief(try Self.id(), try Self.ticket(kind), in: Self.moment)
            outcomes.append(OutcomeView(outcome: .issued, ticket: brief, window: nil))
            outcomes.append(OutcomeView(outcome: .called, ticket: brief, window: window))
        }
        for view in outcomes {
            let brief = view.ticket.map { ticket in
                Brief(
                    id: ticket.id.text,
                    number: ticket.number.text,
                    kind: ticket.kind?.rawValue,
                    token: ticket.token?.text,
                    issuedAt: ticket.issuedAt,
                    slotFrom: ticket.slotFrom,
                    slotTo: ticket.slotTo
                )
            }
            let same = Outcome(outcome: view.outcome.rawValue, ticket: brief, window: view.window?.text)
            #expect(String(decoding: WebJSON.bytes(view), as: UTF8.self) == (try Self.expected(same)))
        }
    }

    @Test func `events are written as before, whatever the notice and the window's label hold`() throws {
        let window = try #require(TestHall.plan.windows.first)
        let notice = "停办 \"社保\" / \\ \u{1}\n\t🎫"
        let events: [HallEvent] = [
            .dayOpened(Self.day),
            .ticketCalled(try Self.id(), window: window.id, as: .green),
            .ticketTransferred(try Self.id(), from: window.id, service: TestHall.social, reservedFor: nil),
            .centerChangesTaken([.notice(notice)], through: 7),
            .centerChangesTaken([.notice(nil)], through: 8),
        ]
        for (index, event) in events.enumerated() {
            let record = HallRecord(
                position: Position(Int64(index) + 1),
                moment: Self.moment,
                intent: nil,
                staff: nil,
                event: event,
                answer: nil
            )
            let view = try #require(PublicEvent(record, TestHall.plan))
            let same = Event(
                position: view.position.value,
                at: view.at,
                type: view.type.rawValue,
                day: view.day?.text,
                number: view.number?.text,
                window: view.window,
                service: view.service?.text,
                notice: view.notice
            )
            #expect(String(decoding: WebJSON.bytes(view), as: UTF8.self) == (try Self.expected(same)))
        }
    }

    private struct Board: Encodable {
        struct Call: Encodable {
            let number: String
            let window: String
            let service: String
            let at: String
            let calls: Int
        }

        struct Queue: Encodable {
            let service: String
            let waiting: Int
        }

        let title: String
        let position: Int64
        let at: String
        let calls: [Call]
        let next: [String]
        let missed: [String]
        let queues: [Queue]
        let notice: String?
    }

    @Test(arguments: [0, 1, 3])
    func `boards are written as before, empty and full`(count: Int) throws {
        let number = try Self.id().number
        let called = BoardView.Call(number: number, window: "3 号", service: "社保", at: Self.moment.timestamp, calls: 2)
        let view = BoardView(
            title: "大厅 \"一\"",
            position: Position(41),
            moment: Self.moment,
            calls: [BoardView.Call](repeating: called, count: count),
            next: [TicketNumber](repeating: number, count: count),
            missed: [TicketNumber](repeating: number, count: count),
            queues: [BoardView.Queue](repeating: BoardView.Queue(service: "社保", waiting: 9), count: count),
            notice: count == 0 ? nil : "今日停办"
        )
        let call = Board.Call(number: "A017", window: "3 号", service: "社保", at: Self.moment.rfc3339, calls: 2)
        let same = Board(
            title: view.title,
            position: 41,
            at: Self.moment.rfc3339,
            calls: [Board.Call](repeating: call, count: count),
            next: [String](repeating: "A017", count: count),
            missed: [String](repeating: "A017", count: count),
            queues: [Board.Queue](repeating: Board.Queue(service: "社保", waiting: 9), count: count),
            notice: view.notice
        )
        #expect(String(decoding: WebJSON.bytes(BoardJSON(view, nil)), as: UTF8.self) == (try Self.expected(same)))
    }
}
