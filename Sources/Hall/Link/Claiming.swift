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
        guard let question = ClaimQuestion(command), !line.condition.isHopeless(at: line.time.now()) else {
            return command
        }
        let (plan, moment) = (plan, clock())
        guard
            await journal.view({ question.wouldIssue(key: key, staff: staff, at: moment, in: $0, plan: plan) }),
            let intent = key ?? Self.freshKey(),
            let claim = await claim(ClaimRequest(booking: question.booking, intent: intent))
        else { return command }
        return question.command(with: claim)
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
