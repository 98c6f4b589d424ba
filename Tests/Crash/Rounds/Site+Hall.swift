// SPDX-License-Identifier: Apache-2.0
import HTTP
import Ports
import Programs
import Queueing
import Terms

// What the hall's clients were told, held against the hall as it is now.
extension Site {
    /// Answers of earlier rounds that are asked for again.
    private static let olderKeys = 4
    /// The longest that a display may take to catch up.
    private static let followWithin = Duration.seconds(20)

    /// Repeats what got no answer, as clients do.
    func repeatUnanswered() async throws {
        guard let hallDoor else { return }
        for order in ledger.takeUnanswered() {
            let answer: Door.Answer
            do throws(HTTPFailure) {
                answer = try await hallDoor.post(order)
            } catch { throw CrashFault("\(order.key ?? "") repeated: \(error)") }
            guard answer.status < 500 else { throw CrashFault("\(order.key ?? "") repeated: \(answer.status)") }
            ledger.take(answer, to: order)
            tally.repeated += 1
        }
    }

    /// Checks what was told in this round, and a little of what was told before.
    func checkHall(_ generator: inout SplitMix64) async throws -> [Finding] {
        let (fresh, older) = ledger.takeFresh(Self.olderKeys, &generator)
        tally.acknowledged += fresh.count
        var findings = try mirror.advance()
        findings += (fresh + older).flatMap(compare)
        // A key that was lost would be carried out anew.
        guard findings.isEmpty else { return findings }
        for told in fresh + older { findings += try await askAgain(told) }
        findings += try mirror.advance()
        let tickets = Set((fresh + older).compactMap { try? $0.answer.decoded(Outcome.self).ticket?.id })
        for ticket in tickets.sorted() { findings += try await look(at: ticket) }
        return try await findings + checkFollower()
    }

    /// The same key gets the same answer.
    private func askAgain(_ told: Ledger.Told) async throws -> [Finding] {
        guard let hallDoor else { return [] }
        let key = told.order.key ?? ""
        let answer: Door.Answer
        do throws(HTTPFailure) {
            answer = try await hallDoor.post(told.order)
        } catch { throw CrashFault("\(key) asked again: \(error)") }
        tally.askedAgain += 1
        guard answer != told.answer else { return [] }
        return [Finding(.changed, "\(key) was answered \(told.answer.text) and is now answered \(answer.text)")]
    }

    /// What was answered is what the journal holds.
    func compare(_ told: Ledger.Told) -> [Finding] {
        let key = told.order.key ?? ""
        guard let kept = mirror.answers[key] else {
            return [Finding(.lost, "\(key) was answered \(told.answer.text), the journal knows nothing of it")]
        }
        let outcome = try? told.answer.decoded(Outcome.self)
        let fits =
            switch kept {
            case .ticket(let id, let again):
                told.answer.status == (again ? 200 : 201) && outcome?.ticket?.id == id.text
                    && outcome?.ticket?.number == id.number.text
                    && outcome?.ticket?.token == mirror.state.ticket(id)?.token.text
            case .called(let id, let window):
                told.answer.status == 200 && outcome?.ticket?.id == id.text && outcome?.window == window.text
            case .done: told.answer.status == 200 && outcome?.outcome == "done"
            case .refused: (400..<500).contains(told.answer.status)
            }
        return fits ? [] : [Finding(.changed, "\(key) was answered \(told.answer.text), the journal says \(kept)")]
    }

    /// A ticket is shown as it follows from the journal.
    private func look(at ticket: String) async throws -> [Finding] {
        guard let hallDoor else { return [] }
        let answer = try await hallDoor.get("/api/v1/tickets/" + ticket)
        guard answer.isGood else { return [Finding(.lost, "ticket \(ticket) is not shown: \(answer.status)")] }
        let shown = try answer.decoded(ShownTicket.self)
        guard let known = TicketID(text: ticket).flatMap({ mirror.state.ticket($0) }) else {
            return [Finding(.lost, "ticket \(ticket) is shown, the journal knows nothing of it")]
        }
        let fits =
            shown.number == known.id.number.text && shown.token == known.token.text && shown.state == known.state.name
        return fits
            ? [] : [Finding(.changed, "ticket \(ticket) is shown \(shown.state), the journal says \(known.state)")]
    }

    /// A display was told every event once, in order, as it is in the journal.
    private func checkFollower() async throws -> [Finding] {
        let last = mirror.told.last?.position ?? 0
        let caughtUp = try await loop.poll(within: Self.followWithin) { [follower] in follower.last >= last ? true : nil
        }
        var findings = follower.takeFindings()
        let words = follower.words
        if caughtUp == nil { findings.append(Finding(.lost, "a display stands at \(follower.last) of \(last)")) }
        for (heard, kept) in zip(words, mirror.told) where heard != kept {
            findings.append(Finding(.changed, "a display heard \(heard), the journal says \(kept)"))
            break
        }
        tally.eventsFollowed += words.count - displayed
        displayed = words.count
        return findings
    }
}
