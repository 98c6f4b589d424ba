// SPDX-License-Identifier: Apache-2.0
import HTTP
import Journal
import Queueing
import Terms

extension HallAPI {
    /// Has a command decided and stored, and tells the outcome.
    ///
    /// `staff` stands in for a caller that names nobody.
    func carryOut(
        _ command: HallCommand,
        _ order: Order,
        by staff: StaffID? = nil
    ) async throws(APIFault) -> HTTPReply {
        let receipt: Receipt
        do throws(JournalError) {
            receipt = try await parts.submit(command, order.key, order.caller.staff ?? staff)
        } catch { throw APIFault(error) }
        switch receipt.answer {
        case .ticket(let id, let again):
            let outcome = OutcomeView(outcome: again ? .again : .issued, ticket: brief(id, receipt), window: nil)
            let location: HTTPHeaders = ["Location": Self.root + "/tickets/" + id.text]
            return WebJSON.reply(outcome, status: again ? 200 : 201, headers: location)
        case .called(let id, let window):
            return WebJSON.reply(OutcomeView(outcome: .called, ticket: brief(id, receipt), window: window))
        case .done: return WebJSON.reply(OutcomeView(outcome: .done, ticket: nil, window: nil))
        case .refused(let refusal): throw APIFault(refusal, in: now)
        }
    }

    private func brief(_ id: TicketID, _ receipt: Receipt) -> TicketBrief { TicketBrief(id, receipt.subject, in: now) }
}
