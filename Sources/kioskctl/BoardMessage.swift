// SPDX-License-Identifier: Apache-2.0
import Queueing
import Terms

/// The board as the hall's event stream sends it.
struct BoardMessage: Decodable {
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

    /// The view to draw; nil when a time in it is none.
    var view: BoardView? {
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
