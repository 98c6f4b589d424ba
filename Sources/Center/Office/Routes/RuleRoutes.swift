// SPDX-License-Identifier: Apache-2.0
import Booking
import HTTP
import Reception
import Rules
import Store
import Terms

/// F5 (R67): every rule with its meaning, default, bounds and history, and changing it.
enum RuleRoutes {
    static let all: [OfficeRoute] = [
        .get("rules", .readRules) { request throws(CenterProblem) in
            let at = try request.query("at", expected: "a time such as 2026-11-23T00:00:00+08:00") {
                Moment(rfc3339: $0)?.timestamp
            }
            let book = try await request.view { store throws(StoreError) in try store.ruleBook() }
            let now = request.now
            return CenterJSON.snake(
                RuleDefinition.all.map { RuleView($0, book, at: at ?? now.timestamp, now) }
            )
        },
        .get("rules/{name}", .readRules) { request throws(CenterProblem) in
            let name = try request.capture("name") { RuleName(rawValue: $0) }
            let book = try await request.view { store throws(StoreError) in try store.ruleBook() }
            let now = request.now
            return CenterJSON.snake(
                RuleHistoryView(
                    rule: RuleView(.of(name), book, at: now.timestamp, now),
                    changes: book.changes.filter { $0.name == name }.map { RuleChangeView($0, now) }
                )
            )
        },
        .post("rules/{name}", .editRules) { request throws(CenterProblem) in try await change(request) },
    ]

    private static func change(_ request: OfficeRequest) async throws(CenterProblem) -> HTTPReply {
        let name = try request.capture("name") { RuleName(rawValue: $0) }
        let order = try request.body(RuleOrder.self)
        // Rules are the city's: a center's own people do not change them (R9).
        guard request.caller.center == nil else { throw .forbidden }
        let bounds = RuleDefinition.of(name).bounds
        guard let value = bounds.value(order.value) else { throw .badField("value", expected: bounds.text) }
        var effective = request.now.timestamp
        if let text = order.effective {
            guard let time = Moment(rfc3339: text)?.timestamp else {
                throw .badField("effective", expected: "2026-11-23T00:00:00+08:00")
            }
            effective = time
        }
        let change = RuleChange(
            name,
            value,
            effective: effective,
            madeAt: request.now.timestamp,
            staff: request.caller.staff,
            note: order.note
        )
        let fault = try await request.write { store throws(StoreError) in
            if let fault = try store.change(change) { return Optional(fault) }
            let detail = ["value": value.text, "effective": String(change.effective.milliseconds), "note": change.note]
            let entry = AuditEntry(
                actor: change.staff.text,
                action: "rule.change",
                subject: name.rawValue,
                detail: detail
            )
            try store.audit(entry, at: change.madeAt)
            return nil
        }
        if let fault {
            throw CenterProblem(422, "bad-rule", "规则设置有误", "The rule cannot be set so", detail: fault.description)
        }
        return HTTPReply(status: 204)
    }
}

/// A change of a rule to make.
private struct RuleOrder: Decodable {
    let value: String
    /// RFC 3339; now without it.
    let effective: String?
    let note: String
}
