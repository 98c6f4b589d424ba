// SPDX-License-Identifier: Apache-2.0
import Booking
import HTTP
import Reception
import Store
import Terms

/// What bookings and visits came to, for supervisors, media and everybody (R50): no group so small that it tells of people.
enum StatisticRoutes {
    static let all: [PublicRoute<PortalDesk>] = [
        .get("statistics") { desk, request, _ throws(CenterProblem) in
            let query = PublicQuery(request)
            let grouping = try query.optional("by", groupings.map(\.rawValue).joined(separator: " | ")) { text in
                groupings.first { $0.rawValue == text }
            }
            let center = try query.optional("center", "an id") { CenterID($0) }
            let now = desk.now
            let from =
                try query.optional("from", "2026-11-01") { BusinessDay(text: $0) } ?? now.day.advanced(byDays: -30)
            // Both days included, as people mean it.
            let through = (try query.optional("to", "2026-11-30") { BusinessDay(text: $0) } ?? now.day).advanced(
                byDays: 1
            )
            guard from < through, through.daysSinceEpoch - from.daysSinceEpoch <= longestDays else {
                throw CenterProblem(400, "bad-query", "查询条件有误", "At most \(longestDays) days", detail: "from, to")
            }
            let by = grouping ?? .center
            let key = [by.rawValue, center?.text ?? "", from.text, through.text].joined(separator: " ")
            if let kept = desk.figures.reply(key, at: desk.instant) { return kept }
            let rows = try await desk.view { store throws(StoreError) in
                try store.figures(
                    by: by,
                    from: from,
                    through: through,
                    center: center,
                    offsetSeconds: now.offsetSeconds
                )
            }
            let reply = CenterJSON.snake(AnonymousFigures(by, rows))
            desk.figures.keep(reply, key, at: desk.instant)
            return reply
        }
    ]

    /// The longest period that is added up at once.
    private static let longestDays = 92
    /// The groups that are told to everybody.
    private static let groupings: [FigureGrouping] = [.center, .service, .slot, .day]
}
