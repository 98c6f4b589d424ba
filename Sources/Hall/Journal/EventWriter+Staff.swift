// SPDX-License-Identifier: Apache-2.0
import Queueing
import Terms

// What clerks, visitors and complaints add to the stored form.
extension JSONWriter {
    mutating func staffed(_ event: HallEvent) {
        switch event {
        case .ticketVerified(let id, let window, let verification):
            enumCase("ticketVerified") { writer in
                writer.member("_0", id)
                writer.member("_2", verification)
                writer.member("window", window)
            }
        case .ticketRated(let id, let window, let rating):
            enumCase("ticketRated") { writer in
                writer.member("_0", id)
                writer.member("_2", rating.rawValue)
                if let window { writer.member("window", window) }
            }
        case .alertRaised(let kind, let station):
            enumCase("alertRaised") { writer in
                writer.member("_0", kind.rawValue)
                if let station { writer.member("station", station) }
            }
        case .alertAcknowledged(let id): enumCase("alertAcknowledged") { $0.member("_0", id.value) }
        case .alertClosed(let id): enumCase("alertClosed") { $0.member("_0", id.value) }
        case .complaintReceived(let subject, let ticket, let hotline, let due):
            enumCase("complaintReceived") { writer in
                writer.member("_0", subject.rawValue)
                writer.member("due", due)
                if let hotline { writer.member("hotline", hotline) }
                if let ticket { writer.member("ticket", ticket) }
            }
        case .complaintMoved(let id, let stage):
            enumCase("complaintMoved") { writer in
                writer.member("_0", id.value)
                writer.member("to", stage.rawValue)
            }
        default: preconditionFailure("an event of staff")
        }
    }

    mutating func staffed(_ refusal: Refusal) {
        switch refusal {
        case .verificationNeeded(let id, let missing):
            enumCase("verificationNeeded") { writer in
                writer.member("_0", id)
                writer.key("missing")
                writer.beginArray()
                for part in missing { writer.string(part.rawValue) }
                writer.endArray()
            }
        case .identityMismatch(let id): enumCase("identityMismatch") { $0.member("_0", id) }
        case .notBooked(let id): enumCase("notBooked") { $0.member("_0", id) }
        case .signedInElsewhere(let window): enumCase("signedInElsewhere") { $0.member("_0", window) }
        case .windowTaken(let window): enumCase("windowTaken") { $0.member("_0", window) }
        case .nothingToUndo(let window): enumCase("nothingToUndo") { $0.member("_0", window) }
        case .alreadyRated(let id): enumCase("alreadyRated") { $0.member("_0", id) }
        case .unknownCase: enumCase("unknownCase")
        case .complaintIs(let id, let stage):
            enumCase("complaintIs") { writer in
                writer.member("_0", id.value)
                writer.member("_1", stage.rawValue)
            }
        case .bookingOnly(let notice, let until):
            enumCase("bookingOnly") { writer in
                writer.member("notice", notice)
                writer.member("until", until.milliseconds)
            }
        default: preconditionFailure("a refusal to staff")
        }
    }

    private mutating func member(_ name: StaticString, _ verification: Verification) {
        key(name)
        beginObject()
        member("agencyAgreement", verification.agencyAgreement)
        member("agentDocument", verification.agentDocument)
        member("authorizationLetter", verification.authorizationLetter)
        member("principalDocument", verification.principalDocument)
        member("result", verification.result.rawValue)
        endObject()
    }
}
