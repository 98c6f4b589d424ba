// SPDX-License-Identifier: Apache-2.0
import Journal
import Ports
import Queueing
import Terms
import Vault
import Wire

/// Asks the center for the right to exchange a booking before the hall decides, as long as the line is up.
struct Claiming: Sendable {
    let journal: Journal
    let plan: HallPlan
    let line: CenterLine
    let clock: @Sendable () -> Moment

    /// `command` with the center's word in it, where that is wanted and to be had in time; otherwise as it was.
    func claimed(_ command: HallCommand, key: IntentKey?, staff: StaffID?) async -> HallCommand {
        guard case .exchange(let booking, let proof, .unanswered, let station, let token) = command,
            !line.condition.isHopeless(at: line.time.now())
        else { return command }
        let granted = HallCommand.exchange(
            booking: booking,
            proof: proof,
            claim: .granted,
            station: station,
            token: token
        )
        guard await wouldIssue(granted, key: key, staff: staff), let intent = key ?? Self.freshKey(),
            let claim = await claim(ClaimRequest(booking: booking, intent: intent))
        else { return command }
        return .exchange(booking: booking, proof: proof, claim: claim, station: station, token: token)
    }

    /// Says whether the hall would issue a ticket if only the center agreed.
    ///
    /// Otherwise there is nothing to claim: the intent is answered, the ticket exists, or the visitor came too early or
    /// with the wrong proof. A claim would only keep the booking from other halls, and tell of numbers that are guessed.
    private func wouldIssue(_ command: HallCommand, key: IntentKey?, staff: StaffID?) async -> Bool {
        let (plan, moment) = (plan, clock())
        let intent = key.map { Intent(key: $0, digest: command.digest) }
        return await journal.view { state in
            Queueing.decide(command, intent: intent, staff: staff, at: moment, in: state, plan: plan)
                .events.contains { if case .ticketIssued = $0 { true } else { false } }
        }
    }

    private func claim(_ request: ClaimRequest) async -> CenterClaim? {
        do throws(LinkTrouble) {
            return ChangeTranslation.claim(of: try await line.claim(request))
        } catch {
            return nil
        }
    }

    private static func freshKey() -> IntentKey? { IntentKey(text: "claim-" + Hex.text(Random.bytes(16))) }
}
