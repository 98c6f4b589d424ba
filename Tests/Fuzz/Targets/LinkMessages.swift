// SPDX-License-Identifier: Apache-2.0
import FoundationEssentials
import Queueing
import Terms
import Wire

@testable import Link

/// The bodies of the link, as each side reads what the other sent.
enum LinkMessages {
    static func check(_ input: [UInt8]) throws(Broken) {
        try checkCoded(FactBatch.self, input) { batch throws(Broken) in
            guard batch.isWellFormed else { return }
            try hold(batch.entries.count <= FactBatch.mostEntries, "more facts than a batch may have")
            try hold(batch.after < batch.through, "a batch that goes back")
        }
        try checkCoded(ChangeBatch.self, input, take)
        try checkCoded(FactReceipt.self, input) { _ throws(Broken) in }
        try checkCoded(ClaimRequest.self, input) { _ throws(Broken) in }
        try checkCoded(ClaimReply.self, input) { reply throws(Broken) in
            var state = FuzzHall.state
            let claim = ChangeTranslation.claim(of: reply)
            FuzzHall.decide(exchange(FuzzHall.booking(3), claim), in: &state)
        }
    }

    private static func checkCoded<Message: Codable & Equatable>(
        _ type: Message.Type,
        _ input: [UInt8],
        _ use: (Message) throws(Broken) -> Void
    ) throws(Broken) {
        guard let message = LinkJSON.decode(type, input) else { return }
        let bytes = LinkJSON.encode(message)
        try hold(LinkJSON.decode(type, bytes) == message, "\(type) is not read as it is written")
        try use(message)
    }

    /// The hall takes the changes as it would from the center, shows them, and exchanges what it was told of.
    private static func take(_ batch: ChangeBatch) throws(Broken) {
        var state = FuzzHall.state
        let changes = ChangeTranslation.changes(of: batch)
        let command = HallCommand.takeCenterChanges(changes, from: state.centerCursor, through: batch.through)
        let answer = FuzzHall.decide(command, in: &state)
        if answer == .done { try hold(state.centerCursor == batch.through, "the cursor is not where the feed ends") }
        for case .booking(let booking) in changes {
            FuzzHall.decide(exchange(booking, .unanswered), in: &state)
            FuzzHall.decide(exchange(booking, .granted), in: &state, at: FuzzHall.opening.at(booking.slot.start))
            _ = booking.slot.text(inZoneOf: FuzzHall.opening)
        }
        let view = state.boardView(plan: FuzzHall.plan, at: FuzzHall.opening.at(batch.now))
        try hold((try? JSONEncoder().encode(view)) != nil, "a board that is no JSON")
    }

    private static func exchange(_ booking: Booking, _ claim: CenterClaim) -> HallCommand {
        .exchange(
            booking: booking.number,
            proof: .documents(booking.principal, booking.agent),
            claim: claim,
            station: FuzzHall.kiosk,
            token: FuzzHall.token(200)
        )
    }
}
