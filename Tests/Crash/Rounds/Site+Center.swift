// SPDX-License-Identifier: Apache-2.0
import HTTP
import Ports
import Programs
import Queueing
import Rows
import Terms
import Wire

// What the center's people and the hall's link were told, held against the center as it is now.
extension Site {
    /// The longest that facts or a notice may take when both programs have just started.
    private static let linkWithin = Duration.seconds(20)

    private struct Hall: Decodable {
        let id: String
        let position: Int64
    }

    private struct Status: Decodable {
        struct Link: Decodable {
            let unsynced: Int64?
        }

        let position: Int64
        let link: Link
    }

    private struct Booking: Decodable {
        let standing: String
    }

    /// Repeats the imports that got no answer: each must be there wholly or not at all.
    func repeatImports() async throws -> [Finding] {
        guard let centerDoor else { return [] }
        var findings: [Finding] = []
        for unanswered in book.takeUnansweredImports() {
            var present = 0
            for number in unanswered.bookings where try await standing(of: number) != nil { present += 1 }
            if present != 0, present != unanswered.bookings.count {
                findings.append(
                    Finding(.lost, "of an import of \(unanswered.bookings.count) bookings \(present) are there")
                )
            }
            let answer: Door.Answer
            do throws(HTTPFailure) {
                answer = try await centerDoor.post(unanswered.order)
            } catch { throw CrashFault("an import repeated: \(error)") }
            guard answer.isGood else { throw CrashFault("an import repeated: \(answer.status)") }
            book.noteImported(unanswered.bookings)
            tally.repeated += 1
        }
        return findings
    }

    /// Checks the bookings of this round, or all, and that center and journal agree.
    func checkCenter(isAll: Bool) async throws -> [Finding] {
        var findings = book.doubled.map { Finding(.doubled, "booking number \($0) was given twice") }
        let expectations = book.takeExpectations(isAll: isAll)
        for (number, expected) in expectations {
            guard let standing = try await standing(of: number) else {
                findings.append(Finding(.lost, "booking \(number) was imported and is not there"))
                continue
            }
            let isCancelled = standing == "cancelled"
            switch expected {
            case .cancelled where !isCancelled:
                findings.append(Finding(.lost, "booking \(number) was cancelled and is \(standing)"))
            case .standing where isCancelled:
                findings.append(Finding(.changed, "booking \(number) is cancelled, nobody asked for that"))
            default: break
            }
        }
        return try await findings + compareFacts(isAll: isAll)
    }

    /// The center has the journal's facts up to where it says it stands, and never less than it has acknowledged.
    private func compareFacts(isAll: Bool) async throws -> [Finding] {
        guard let hallDoor else { return [] }
        let status = try await hallDoor.get("/api/v1/status").decoded(Status.self)
        let position = try await centerPosition()
        let acknowledged = status.position - (status.link.unsynced ?? status.position)
        var findings = try mirror.advance()
        if position < acknowledged {
            findings.append(Finding(.lost, "the center stands at \(position) and had acknowledged \(acknowledged)"))
        }
        if position > mirror.position.value {
            findings.append(Finding(.lost, "the center knows \(position), the journal ends at \(mirror.position)"))
        }
        var last = isAll ? 0 : comparedFacts
        while true {
            let page = try await facts(after: last)
            guard let end = page.last?.position.value else { break }
            let expected = mirror.facts.filter { $0.position.value > last && $0.position.value <= end }
            if page != expected {
                findings.append(Finding(.changed, "the center's facts from \(last) to \(end) are not the journal's"))
            }
            tally.factsCompared += page.count
            last = end
        }
        // Facts that the center should have and does not give.
        if let missing = mirror.facts.first(where: { $0.position.value > last && $0.position.value <= position }) {
            findings.append(Finding(.lost, "the center stands at \(position) and has no fact \(missing.position)"))
        }
        comparedFacts = last
        return findings
    }

    /// Waits until the center has what the journal held at the last start, and the hall the notice.
    func checkQuiet(after position: Position) async throws -> [Finding] {
        let arrived = try await loop.poll(within: Self.linkWithin) { [self] in
            try await centerPosition() >= position.value ? true : nil
        }
        guard arrived != nil else {
            return [Finding(.lost, "the center stands at \(try await centerPosition()), the journal at \(position)")]
        }
        var findings: [Finding] = []
        let isTold = try await loop.poll(within: Self.linkWithin) { [self] in
            findings += try mirror.advance()
            return !findings.isEmpty || book.notices.contains(mirror.state.notice) ? true : nil
        }
        if isTold == nil { findings.append(Finding(.lost, "the hall's notice is not the one that was acknowledged")) }
        return findings
    }

    /// Looks into both databases.
    func checkFiles() throws -> [Finding] {
        try [hall.folder + "/journal.db", center.folder + "/center.db"].flatMap { path in
            try Connection(path: path, access: .readOnly).integrityProblems().map {
                Finding(.damaged, "\(path): \($0)")
            }
        }
    }

    private func standing(of number: String) async throws -> String? {
        guard let centerDoor else { return nil }
        let answer = try await centerDoor.get("/admin/v1/bookings/" + number)
        guard answer.status != 404 else { return nil }
        return try answer.decoded(Booking.self).standing
    }

    private func centerPosition() async throws -> Int64 {
        guard let centerDoor else { return 0 }
        let halls = try await centerDoor.get("/admin/v1/halls").decoded([Hall].self)
        return halls.first { $0.id == Self.hallID }?.position ?? 0
    }

    private func facts(after position: Int64) async throws -> [FactBatch.Entry] {
        guard let centerDoor else { return [] }
        return try await centerDoor.get("/admin/v1/facts?hall=\(Self.hallID)&after=\(position)").decoded()
    }
}
