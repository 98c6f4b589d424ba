// SPDX-License-Identifier: Apache-2.0
import Booking
import HTTP
import Reception
import Rules
import Store
import Terms
import Vault

/// One's own entries of the no-show register, and appealing against them (R29, R30, R69).
///
/// Asked for with one of one's booking numbers: a document's number alone must not tell others what somebody missed.
enum NoShowRoutes {
    static let all: [PublicRoute<PortalDesk>] = [
        .post("noshows/query") { desk, request, _ throws(CenterProblem) in
            let body = try LookupBody(request)
            _ = try await desk.find(body, request)
            return try await list(desk, body.document)
        },
        .post("noshows/appeal") { desk, request, _ throws(CenterProblem) in
            let body = try LookupBody(request, also: ["text"])
            let text = try body.fields.text("text", upTo: NoShowAppeal.mostCharacters)
            _ = try await desk.find(body, request)
            let now = desk.now
            let refusal = try await desk.write { store throws(StoreError) -> NoShowAppeal.Refusal? in
                try store.appeal(body.number, by: body.document, reason: text, at: now)
            }
            if let refusal { throw RefusalWords(zone: now).problem(refusal) }
            return try await list(desk, body.document)
        },
    ]

    private static func list(_ desk: PortalDesk, _ document: DocumentNumber) async throws(CenterProblem) -> HTTPReply {
        let (now, tags) = (desk.now, desk.vault.personTags(document))
        let register = try await desk.view { store throws(StoreError) in
            let rules = try store.rules(at: now.timestamp)
            var events: [NoShowEvent] = []
            for tag in tags { events += try store.noShows(of: tag, at: now) }
            return Register(
                events: try events.map { event throws(StoreError) in (event, try store.appeal(of: event.booking)) },
                count: NoShowCount(events, on: now.day, rules: rules),
                rules: rules
            )
        }
        return CenterJSON.snake(RegisterView(register, now))
    }
}

/// What is registered of one person.
private struct Register: Sendable {
    let events: [(event: NoShowEvent, appeal: NoShowAppeal?)]
    let count: NoShowCount
    let rules: CityRules
}

/// The register as its person reads it.
private struct RegisterView: Encodable {
    struct Event: Encodable {
        let id: BookingNumber
        let slot: SlotText
        let reason, state, appealUntil: String
        let mayAppeal: Bool
        /// What staff said of an appeal.
        let answer: String?
    }

    let listed: Bool
    /// No-shows that count, a late cancellation perhaps as half of one (A4).
    let count: Double
    let threshold: Int
    let listedUntil, suspendedUntil: String?
    let events: [Event]

    init(_ register: Register, _ now: Moment) {
        listed = register.count.isListed
        count = Double(register.count.halves) / 2
        threshold = register.rules.noShowThreshold
        listedUntil = register.count.listedUntil?.text
        suspendedUntil = register.count.suspendedUntil(at: now, rules: register.rules).map { now.at($0).rfc3339 }
        events = register.events.map { event, appeal in
            let until = NoShowAppeal.deadline(of: event, rules: register.rules)
            return Event(
                id: event.booking,
                slot: SlotText(event.slot, now),
                reason: event.kind.rawValue,
                state: Self.state(event, appeal),
                appealUntil: now.at(until).rfc3339,
                mayAppeal: event.counts && appeal == nil && now.timestamp <= until,
                answer: appeal?.answer?.note
            )
        }
    }

    private static func state(_ event: NoShowEvent, _ appeal: NoShowAppeal?) -> String {
        switch (appeal?.answer?.decision, appeal) {
        case (.granted, _): "upheld"
        case (.refused, _): event.counts ? "rejected" : "removed"
        case (nil, .some): event.counts ? "open" : "removed"
        case (nil, nil): event.counts ? "none" : "removed"
        }
    }
}
