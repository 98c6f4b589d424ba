// SPDX-License-Identifier: Apache-2.0
import HTTP
import Reception
import Store
import Terms

/// What centers show to everybody: the guides, terms and fees of intermediaries (R53), none of which is offered.
enum NoticeRoutes {
    static let all: [OfficeRoute] = [
        .get("notices", .readSupervision) { request throws(CenterProblem) in
            let center = try request.centerScope()
            let now = request.now
            let notices = try await request.view { store throws(StoreError) in
                try store.notices(.intermediary, of: center)
            }
            return CenterJSON.snake(["notices": notices.map { NoticeView($0, now) }])
        },
        .post("notices", .supervise) { request throws(CenterProblem) in
            let order = try request.body(PostOrder.self)
            try request.caller.require(order.center)
            guard (1...PostedNotice.titleLimit).contains(order.title.utf8.count) else {
                throw .badField("title", expected: "1 to \(PostedNotice.titleLimit) bytes")
            }
            guard (1...PostedNotice.bodyLimit).contains(order.body.utf8.count) else {
                throw .badField("body", expected: "1 to \(PostedNotice.bodyLimit) bytes")
            }
            let (staff, now) = (request.caller.staff, request.now.timestamp)
            let id = try await request.act { store throws(StoreError) in
                let id = try store.post(
                    .intermediary,
                    of: order.center,
                    title: order.title,
                    body: order.body,
                    by: staff,
                    at: now
                )
                return (id, Deed("notice.post", String(id), ["center": order.center.text]))
            }
            return CenterJSON.snake(["id": id], status: 201)
        },
        .post("notices/{id}/remove", .supervise) { request throws(CenterProblem) in
            let id = try request.capture("id") { Int64($0) }
            let center = request.caller.center
            let isDone = try await request.act { store throws(StoreError) in
                let isDone = try store.takeDown(notice: id, of: center)
                return (isDone, isDone ? Deed("notice.remove", String(id)) : nil)
            }
            guard isDone else { throw .notFound }
            return HTTPReply(status: 204)
        },
    ]
}

/// A text to show.
private struct PostOrder: Decodable, Sendable {
    let center: CenterID
    let title: String
    let body: String
}

/// A text that is shown.
private struct NoticeView: Encodable {
    let id: Int64
    let kind: String
    let center: CenterID
    let title, body, posted: String

    init(_ notice: PostedNotice, _ now: Moment) {
        (id, kind, center) = (notice.id, notice.kind.rawValue, notice.center)
        (title, body, posted) = (notice.title, notice.body, now.at(notice.posted).rfc3339)
    }
}
