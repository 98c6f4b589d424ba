// SPDX-License-Identifier: Apache-2.0
import FoundationEssentials

/// The stand-in of the provincial platform: what it answers, without a socket.
///
/// **样例 / SAMPLE.** The province's interface is not public; this follows the contract that our adapter documents, and
/// says so in every code. It counts events over all cities by calendar year, three of them list a person.
package struct SimulatedProvinceDesk: Sendable {
    /// What begins every code.
    package static let label = "样例SAMPLE-"
    /// Halves of a no-show that list a person.
    package static let threshold = 6
    /// The most changes of the list in one reply.
    package static let pageLength = 500
    /// The most items of one request.
    package static let mostItems = 100
    /// The most codes it gives out.
    package static let mostCodes = 1_000_000

    private var state = SimulatedProvinceState()
    /// Counts what it was taught, so that its file is written only when there is something new.
    private(set) var edits = 0

    /// Begins with nothing.
    package init() {}

    /// Goes on from the bytes that `saved` gave; nil when they are not such bytes.
    package init?(saved bytes: [UInt8]) {
        guard let state = try? JSONDecoder().decode(SimulatedProvinceState.self, from: Data(bytes)) else { return nil }
        self.state = state
    }

    /// All that it remembers, as JSON.
    package var saved: [UInt8] { Self.bytes(state) }

    /// The codes it gave out; never more than there are bookings.
    package var codeCount: Int { state.codes.count }

    /// The events it has.
    package var eventCount: Int { state.events.count }

    /// Answers one request in `year`; the status and a body of JSON.
    package mutating func answer(
        _ method: String,
        _ path: String,
        query: [String: String] = [:],
        body: [UInt8] = [],
        year: Int
    ) -> (status: Int, body: [UInt8]) {
        switch (method, path) {
        case ("POST", "/v1/codes"):
            guard let question: CodeQuestion = Self.read(body), question.bookings.count <= Self.mostItems else {
                return (422, [])
            }
            return (200, Self.bytes(CodeAnswer(codes: question.bookings.compactMap { code($0.number, question.city) })))
        case ("POST", "/v1/noshows"):
            guard let report: EventReport = Self.read(body), report.events.count <= Self.mostItems else {
                return (422, [])
            }
            turn(to: year)
            for event in report.events { take(event, report.city) }
            return (200, Self.bytes(EventReceipt(taken: report.events.map { Taken($0.booking, $0.revision) })))
        case ("GET", "/v1/list"):
            guard let after = Int(query["after"] ?? "0"), after >= 0 else { return (422, []) }
            turn(to: year)
            guard after <= state.changes.count else { return (410, []) }
            return (200, Self.bytes(page(after: after)))
        default:
            return (404, [])
        }
    }

    private mutating func code(_ booking: String, _ city: String) -> Coded? {
        let key = city + "/" + booking
        if state.codes[key] == nil {
            guard state.codes.count < Self.mostCodes else { return nil }
            state.codes[key] = state.codes.count + 1
            edits += 1
        }
        guard let serial = state.codes[key] else { return nil }
        let digits = String(serial)
        let padded = String(repeating: "0", count: max(0, 8 - digits.count)) + digits
        return Coded(number: booking, code: Self.label + city + "-" + padded)
    }

    private mutating func take(_ event: ReportedEvent, _ city: String) {
        let key = city + "/" + event.booking
        if let known = state.events[key], known.revision >= event.revision { return }
        state.events[key] = SimulatedProvinceState.Event(
            revision: event.revision,
            person: event.person,
            halves: event.halves,
            year: Int(event.day.prefix(4)) ?? 0,
            counts: event.counts,
            recordedAt: event.recordedAt
        )
        edits += 1
        judge(event.person)
    }

    /// Begins a new year: whoever was listed for the old one is taken off.
    private mutating func turn(to year: Int) {
        guard year != state.year else { return }
        state.year = year
        edits += 1
        for person in state.latest.keys.sorted() { judge(person) }
    }

    /// Says of a person what the events of the year say, if that is something new.
    private mutating func judge(_ person: String) {
        let events = state.events.values.filter { $0.person == person && $0.counts && $0.year == state.year }
            .sorted { $0.recordedAt < $1.recordedAt }
        var halves = 0
        let since = events.first { event in
            halves += event.halves
            return halves >= Self.threshold
        }?.recordedAt
        let word = SimulatedProvinceState.Change(
            person: person,
            listed: since != nil,
            events: events.count,
            since: since
        )
        let before = state.latest[person].map { state.changes[$0 - 1] }
        guard word != before, word.listed || before?.listed == true else { return }
        state.changes.append(word)
        state.latest[person] = state.changes.count
    }

    private func page(after: Int) -> ListAnswer {
        let through = min(after + Self.pageLength, state.changes.count)
        return ListAnswer(
            from: after,
            through: through,
            more: through < state.changes.count,
            changes: Array(state.changes[after..<through])
        )
    }

    private static func read<Body: Decodable>(_ body: [UInt8]) -> Body? {
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        return try? decoder.decode(Body.self, from: Data(body))
    }

    private static func bytes(_ value: some Encodable) -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        // Texts, numbers and flags always encode.
        return (try? encoder.encode(value)).map { Array($0) } ?? []
    }
}

// The bodies, written down here a second time on purpose: a slip in the adapter's own must not be one here too.

private struct CodeQuestion: Decodable {
    struct Booking: Decodable {
        let number: String
    }

    let city: String
    let bookings: [Booking]
}

private struct Coded: Encodable {
    let number: String
    let code: String
}

private struct CodeAnswer: Encodable {
    let codes: [Coded]
}

private struct ReportedEvent: Decodable {
    let booking: String
    let revision: Int
    let person: String
    let halves: Int
    let day: String
    let counts: Bool
    let recordedAt: String
}

private struct EventReport: Decodable {
    let city: String
    let events: [ReportedEvent]
}

private struct Taken: Encodable {
    let booking: String
    let revision: Int

    init(_ booking: String, _ revision: Int) { (self.booking, self.revision) = (booking, revision) }
}

private struct EventReceipt: Encodable {
    let taken: [Taken]
}

private struct ListAnswer: Encodable {
    let from: Int
    let through: Int
    let more: Bool
    let changes: [SimulatedProvinceState.Change]
}
