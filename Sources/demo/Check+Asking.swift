// SPDX-License-Identifier: Apache-2.0
import Ports
import Simulators
import Terms
import Wire

// What steps do and look at.
extension Check {
    /// What somebody holds to the machine again.
    enum Gesture {
        case card(Int)
        case code(String)

        /// The time after which it counts as another gesture: longer than the reader takes a card, the scanner a code, and
        /// the screen either for the same presentation.
        fileprivate var pace: Duration {
            switch self {
            case .card: .milliseconds(3_200)
            case .code: .milliseconds(2_100)
            }
        }
    }

    // MARK: Gestures

    /// Puts a card on the reader, in place of another.
    func tap(_ person: Int) throws {
        stage.devices.reader.lift()
        stage.devices.reader.place(try stage.person(person))
    }

    /// Holds a code before the scanner.
    func scan(_ text: String) { stage.devices.scanner.scan(text) }

    /// Makes a gesture, and again at a visitor's pace, until the screen says `words`.
    func persist(_ gesture: Gesture, until words: String) async throws {
        for _ in 0..<3 {
            switch gesture {
            case .card(let person): try tap(person)
            case .code(let text): scan(text)
            }
            if try await found(words, within: gesture.pace) { return }
        }
        throw Miss(expected: "「\(words)」 on the screen", found: try await stage.hall.screen().text)
    }

    // MARK: Looking

    /// Waits until the screen says `words`.
    func see(_ words: String) async throws {
        guard try await !found(words, within: .seconds(10)) else { return }
        throw Miss(expected: "「\(words)」 on the screen", found: try await stage.hall.screen().text)
    }

    private func found(_ words: String, within limit: Duration) async throws -> Bool {
        let hall = try stage.hall
        return try await stage.loop.poll(within: limit) { try await hall.screen().text.contains(words) ? true : nil }
            ?? false
    }

    /// Waits for a slip with `number`: the original, or the nth copy with its mark.
    @discardableResult
    func paper(_ number: String, copy: Int = 0, within limit: Duration = .seconds(10)) async throws -> String {
        let slip = try await stage.loop.poll(within: limit) {
            stage.devices.slips.first { slip in
                let isMarked = slip.rows.contains { $0.text.contains("（补打 \(copy)）") }
                let isCopy = slip.rows.contains { $0.text.contains("（补打") }
                return slip.rows.contains { $0.text == number } && (copy == 0 ? !isCopy : isMarked)
            }
        }
        guard let slip else {
            throw Miss(expected: "slip \(number) copy \(copy)", found: "\(stage.devices.slips.count) other slips")
        }
        return slip.text(columns: 48)
    }

    /// Waits until the hall knows that a ticket's paper is in `state`, and returns the ticket.
    @discardableResult
    func ticket(_ number: String, slip state: String) async throws -> TicketReply {
        let hall = try stage.hall
        var last: TicketReply?
        let ticket = try await stage.loop.poll {
            let ticket = try await hall.ticket(number)
            last = ticket
            return ticket.slip?.state == state ? ticket : nil
        }
        guard let ticket else { throw Miss(expected: "slip \(state)", found: last?.slip?.state ?? "no slip") }
        return ticket
    }

    /// The fact that `number` was issued, from the center, where it must be once.
    func issuedFact(_ number: String) async throws -> HallFact.Origin {
        let hall = HallID(DemoSettings.name)
        let origins = try await stage.loop.poll { () -> [HallFact.Origin]? in
            guard let hall else { return nil }
            let origins = Self.issued(in: try await stage.center.facts(of: hall)).filter { $0.number == number }
            return origins.isEmpty ? nil : origins.map(\.origin)
        }
        try expect("facts about \(number):", origins?.count ?? 0, is: 1)
        guard let origin = origins?.first else { throw Miss(expected: "a fact", found: "none") }
        return origin
    }

    /// The tickets that facts say were issued.
    static func issued(in facts: [FactBatch.Entry]) -> [(number: String, origin: HallFact.Origin)] {
        facts.compactMap { entry in
            guard case .issued(let ticket, _, let origin) = entry.fact else { return nil }
            return (ticket.number.text, origin)
        }
    }

    // MARK: Answers

    /// The outcome of a POST that must have this status.
    func outcome(_ answer: Answer, status: Int...) throws -> OutcomeReply {
        try expect(status.contains(answer.status), "status \(status)", "\(answer.status) \(answer.text)")
        return try answer.decoded()
    }

    /// The number of the ticket in an outcome.
    func number(_ outcome: OutcomeReply) throws -> String {
        guard let number = outcome.ticket?.number else { throw Miss(expected: "a ticket", found: outcome.outcome) }
        return number
    }

    /// A number that an earlier step left.
    func number(of role: Role) throws -> String {
        guard let number = numbers[role] else { throw Miss(expected: "the ticket of an earlier step", found: "none") }
        return number
    }
}
