// SPDX-License-Identifier: Apache-2.0
import Queueing
import Terms
import Vault

/// What boards show, rendered once for everybody who looks.
struct BoardPage: Sendable {
    let position: Position
    let bytes: [UInt8]

    init(_ view: BoardView) {
        position = view.position
        bytes = WebJSON.bytes(BoardJSON(view))
    }

    /// A strong entity tag of the bytes (RFC 9110 section 8.8.3).
    var tag: String { "\"" + Hex.text(Array(Digest.sha256(bytes).prefix(8))) + "\"" }
}

/// The JSON of a board, with local times.
private struct BoardJSON: Encodable {
    struct Call: Encodable {
        let number: TicketNumber
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
    let position: Position
    let at: String
    let calls: [Call]
    let next: [TicketNumber]
    let missed: [TicketNumber]
    let queues: [Queue]
    let notice: String?

    init(_ view: BoardView) {
        (title, position, at, notice) = (view.title, view.position, view.moment.rfc3339, view.notice)
        (next, missed) = (view.next, view.missed)
        queues = view.queues.map { Queue(service: $0.service, waiting: $0.waiting) }
        calls = view.calls.map { call in
            Call(
                number: call.number,
                window: call.window,
                service: call.service,
                at: view.moment.at(call.at).rfc3339,
                calls: call.calls
            )
        }
    }
}
