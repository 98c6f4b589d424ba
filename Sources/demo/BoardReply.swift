// SPDX-License-Identifier: Apache-2.0
import Queueing
import Terms

/// The board as `GET /board` tells it.
struct BoardReply: Decodable {
    private struct Call: Decodable {
        let number: TicketNumber
        let window, service, at: String
        let calls: Int
    }

    private struct Queue: Decodable {
        let service: String
        let waiting: Int
    }

    private let title, at: String
    private let position: Position
    private let calls: [Call]
    private let next, missed: [TicketNumber]
    private let queues: [Queue]
    private let notice: String?

    /// The view to compare or draw; throws when a time in it is none.
    func view() throws -> BoardView {
        BoardView(
            title: title,
            position: position,
            moment: try Self.moment(at),
            calls: try calls.map { call in
                BoardView.Call(
                    number: call.number,
                    window: call.window,
                    service: call.service,
                    at: try Self.moment(call.at).timestamp,
                    calls: call.calls
                )
            },
            next: next,
            missed: missed,
            queues: queues.map { BoardView.Queue(service: $0.service, waiting: $0.waiting) },
            notice: notice
        )
    }

    private static func moment(_ text: String) throws -> Moment {
        guard let moment = Moment(rfc3339: text) else { throw DemoFault("\(text) is no time") }
        return moment
    }
}
