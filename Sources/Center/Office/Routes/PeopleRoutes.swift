// SPDX-License-Identifier: Apache-2.0
import Booking
import HTTP
import Reception
import Store
import Supervision
import Terms

/// A person's own rights (PIPL 45, 47), and what was deleted on schedule (PIPL 19).
enum PeopleRoutes {
    static let all: [OfficeRoute] = [
        .post("people/export", .readPeople) { request throws(CenterProblem) in
            let document = try request.body(PersonOrder.self).document.document()
            let (center, now) = (request.caller.center, request.now)
            let file = try await request.act { store throws(StoreError) in
                let file = try store.file(on: document, at: center, now: now)
                return (
                    file, Deed("people.export", store.shortTag(of: document), ["bookings": "\(file.bookings.count)"])
                )
            }
            return CenterJSON.snake(PersonFileView(file, now))
        },
        .post("people/delete", .readPeople) { request throws(CenterProblem) in
            let document = try request.body(PersonOrder.self).document.document()
            let (center, now) = (request.caller.center, request.now)
            let report = try await request.act { store throws(StoreError) in
                let retention = Retention(try store.rules(at: now.timestamp))
                let report = try store.erase(document, at: center, retention, now: now)
                let detail = ["erased": "\(report.erased.count)", "kept": "\(report.holds.count)"]
                return (report, Deed("people.delete", store.shortTag(of: document), detail))
            }
            return try answer(report)
        },
        .get("retention", .readSupervision) { request throws(CenterProblem) in
            let (first, _) = try request.days(usual: 90)
            let now = request.now
            let found = try await request.view { store throws(StoreError) in
                (
                    runs: try store.retentionRuns(since: first.begin(in: now), limit: SupervisionRoutes.listLimit),
                    retention: Retention(try store.rules(at: now.timestamp))
                )
            }
            return CenterJSON.snake(RetentionView(found.runs, found.retention, now))
        },
    ]

    /// A wish of which nothing could be done is refused, and says why.
    private static func answer(_ report: ErasureReport) throws(CenterProblem) -> HTTPReply {
        guard !report.erased.isEmpty || report.holds.isEmpty else {
            throw CenterProblem(
                409,
                "still-needed",
                "依法仍需保存，暂不能删除：" + Set(report.holds.map(\.reason.chinese)).sorted().joined(separator: "；"),
                "The law still needs it: " + Set(report.holds.map(\.reason.english)).sorted().joined(separator: "; ")
            )
        }
        return CenterJSON.snake(ErasureView(report))
    }
}

/// Whom it is about.
private struct PersonOrder: Decodable {
    let document: DocumentBody
}
