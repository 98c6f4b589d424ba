// SPDX-License-Identifier: Apache-2.0
import Queueing
import Terms

/// What a window has to check of a booked visitor (R18–R22), and what has been seen.
struct VerificationView: Equatable {
    /// The booking was made by an agent.
    let byAgent: Bool
    /// The booking was made for a unit.
    let forUnit: Bool
    /// What was seen at the kiosk: a pre-check, which replaces nothing.
    let seenAtKiosk: DocumentsSeen
    /// What has to be checked before the visitor is served.
    let needed: [Verification.Part]
    /// What of it is still to be checked.
    let missing: [Verification.Part]
    /// The clerk's newest finding.
    let found: Verification?

    /// nil for a ticket that no booking was exchanged for.
    init?(_ ticket: Ticket, _ state: HallState) {
        guard case .booked(let number, _, _, let seen) = ticket.kind else { return nil }
        let booking = state.booking(number)
        byAgent = booking?.agent != nil
        forUnit = booking?.principalKind == .unit
        (seenAtKiosk, found) = (seen, ticket.verification)
        (needed, missing) = (state.verificationNeeds(of: ticket), state.verificationMissing(for: ticket))
    }
}

extension VerificationView: JSONWritable {
    func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("agency_agreement", flag: found?.agencyAgreement)
        json.member("agent_at_kiosk", flag: seenAtKiosk.agent)
        json.member("agent_document", flag: found?.agentDocument)
        json.member("authorization_letter", flag: found?.authorizationLetter)
        json.member("by_agent", flag: byAgent)
        json.member("for_unit", flag: forUnit)
        json.member("missing", names: missing.map(\.rawValue))
        json.member("needed", names: needed.map(\.rawValue))
        json.member("principal_at_kiosk", flag: seenAtKiosk.principal)
        json.member("principal_document", flag: found?.principalDocument)
        json.member("result", found?.result.rawValue)
        json.endObject()
    }
}
