// SPDX-License-Identifier: Apache-2.0
package import Queueing
import Terms

/// The board as the hall's API tells it, `GET /board` and its event stream.
package struct BoardMessage: Decodable, Sendable {
    private struct Call: Decodable, Sendable {
        let number: TicketNumber
        let window, service, at: String
        let calls: Int
    }

    private struct Queue: Decodable, Sendable {
        let service: String
        let waiting: Int
    }

    private let title, at: String
    private let position: Position
    private let calls: [Call]
    private let next, missed: [TicketNumber]
    private let queues: [Queue]
    private let notice: String?

    /// The view to draw; nil when a time in it is none.
    package var view: BoardView? {
        guard let moment = Moment(rfc3339: at) else { return nil }
        return BoardView(
            title: title,
            position: position,
            moment: moment,
            calls: calls.compactMap { call in
                Moment(rfc3339: call.at).map { at in
                    BoardView.Call(
                        number: call.number,
                        window: call.window,
                        service: call.service,
                        at: at.timestamp,
                        calls: call.calls
                    )
                }
            },
            next: next,
            missed: missed,
            queues: queues.map { BoardView.Queue(service: $0.service, waiting: $0.waiting) },
            notice: notice
        )
    }
}
