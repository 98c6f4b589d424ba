// SPDX-License-Identifier: Apache-2.0
import Booking
import Catalog
import HTTP
import Reception
import Rules
import Store
import Terms

/// What everybody may know of the inventory, what one agrees to, and the work that stands for a captcha.
enum SlotRoutes {
    static let all: [PublicRoute<PortalDesk>] = [
        .get("slots") { desk, request, _ throws(CenterProblem) in try await slots(desk, request) },
        .get("terms") { desk, request, _ throws(CenterProblem) in try await terms(desk, request) },
        .get("terms/{version}") { desk, _, captures throws(CenterProblem) in
            guard let version = captures["version"].flatMap({ Int($0) }),
                let text = try await desk.view({ store throws(StoreError) in try store.consentText(version) })
            else { throw .notFound }
            return CenterJSON.snake(TextView(version, text))
        },
        .get("effort") { desk, request, _ throws(CenterProblem) in
            try desk.admit(request, to: .attempt)
            let now = desk.now
            guard
                let challenge = try? desk.turnstile.challenge(
                    desk.network(of: request),
                    at: desk.instant,
                    now.timestamp
                )
            else { throw CenterProblem(503, "busy", "系统繁忙，请稍后重试", "Too much is asked at once: try again") }
            return CenterJSON.snake(EffortView(challenge, now))
        },
    ]

    /// The most days that are told at once.
    static let dayLimit = 31
    /// The days that are told when nothing is said.
    private static let usualDays = 14

    private static func slots(_ desk: PortalDesk, _ request: HTTPRequest) async throws(CenterProblem) -> HTTPReply {
        let query = PublicQuery(request)
        let (center, service) = (try query.center(), try query.service())
        let now = desk.now
        let first = try query.optional("from", "2026-11-23") { BusinessDay(text: $0) } ?? now.day
        let count = try query.optional("days", "1–31") { text in
            Int(text).flatMap { (1...dayLimit).contains($0) ? $0 : nil }
        }
        let from = max(first, now.day)
        let days = (0..<(count ?? usualDays)).map { from.advanced(byDays: $0) }
        let found = try await desk.view { store throws(StoreError) in
            let (begin, end) = (now.midnight(of: from), now.midnight(of: from.advanced(byDays: days.count)))
            return (
                slots: try store.slots(center, service, from: begin, through: end),
                rules: try store.rules(at: now.timestamp),
                isKnown: try store.service(center, service) != nil,
                notes: try store.calendarDays(of: center, from: from, through: from.advanced(byDays: days.count))
            )
        }
        guard found.isKnown || !found.slots.isEmpty else { throw .notFound }
        let notes = Dictionary(found.notes.map { ($0.day, $0.note) }, uniquingKeysWith: { _, own in own })
        let byDay = Dictionary(grouping: found.slots, by: \.day)
        let horizon = now.day.advanced(byDays: found.rules.horizonDays)
        return CenterJSON.snake(
            SlotsView(
                center: center,
                service: service,
                days: days.map { SlotDayView($0, byDay[$0] ?? [], horizon: horizon, note: notes[$0]?.orNil, at: now) }
            )
        )
    }

    /// R24–R26: the text is stored before anybody is shown it.
    private static func terms(_ desk: PortalDesk, _ request: HTTPRequest) async throws(CenterProblem) -> HTTPReply {
        let query = PublicQuery(request)
        let (center, service) = (try query.center(), try query.service())
        let start = try query.needed("start", "2026-11-24T10:00:00+08:00") { Moment(rfc3339: $0)?.timestamp }
        let now = desk.now
        let found = try await desk.view { store throws(StoreError) in
            let text = ConsentText(rules: try store.rules(at: now.timestamp))
            return (
                text: text, version: try store.consentVersion(of: text),
                slot: try store.slot(center, service, start)?.slot,
                place: try Place(center, service, in: store)
            )
        }
        guard let slot = found.slot else { throw RefusalWords(zone: now).problem(.noSuchSlot) }
        var version = found.version
        if version == nil {
            version = try await desk.write { store throws(StoreError) in
                try store.keepConsent(found.text, at: now.timestamp)
            }
        }
        return CenterJSON.snake(TermsView(version ?? 0, found.text, slot, place: found.place, at: now))
    }
}

extension Moment {
    /// The beginning of a local day, by this moment's offset.
    func midnight(of day: BusinessDay) -> Timestamp {
        Timestamp(seconds: Int64(day.daysSinceEpoch) * 86_400 - Int64(offsetSeconds))
    }
}
