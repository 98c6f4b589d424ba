// SPDX-License-Identifier: Apache-2.0
import Queueing
import Terms

/// The JSON of a board, with local times.
struct BoardJSON: JSONWritable {
    struct Call: JSONWritable {
        let call: BoardView.Call
        let at: Moment

        func write(to json: inout JSONWriter) {
            json.beginObject()
            json.member("at", at.rfc3339)
            json.member("calls", number: call.calls)
            json.member("number", call.number)
            json.member("service", call.service)
            json.member("window", call.window)
            json.endObject()
        }
    }

    struct Queue: JSONWritable {
        let queue: BoardView.Queue

        func write(to json: inout JSONWriter) {
            json.beginObject()
            json.member("service", queue.service)
            json.member("waiting", number: queue.waiting)
            json.endObject()
        }
    }

    let view: BoardView
    let contact: HallContact?

    init(_ view: BoardView, _ contact: HallContact?) { (self.view, self.contact) = (view, contact) }

    func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("at", view.moment.rfc3339)
        json.member("booking_method", contact?.bookingMethod)
        json.member("calls", view.calls.map { Call(call: $0, at: view.moment.at($0.at)) })
        json.member("missed", view.missed)
        json.member("next", view.next)
        json.member("notice", view.notice)
        json.member("position", number: view.position.value)
        json.member("queues", view.queues.map { Queue(queue: $0) })
        json.member("telephone", contact?.telephone)
        json.member("title", view.title)
        json.endObject()
    }
}
