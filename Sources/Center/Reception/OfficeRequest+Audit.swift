// SPDX-License-Identifier: Apache-2.0
import Booking
package import Store
import Terms

extension OfficeRequest {
    /// Runs a verb that writes, and writes down in the same transaction who did what; nothing for a verb that gives nil.
    package func act<Answer: Sendable>(
        _ verb: @escaping @Sendable (CenterStore) throws(StoreError) -> (answer: Answer, deed: Deed?)
    ) async throws(CenterProblem) -> Answer {
        let (actor, at) = (caller.staff.text, now.timestamp)
        return try await write { store throws(StoreError) in
            let (answer, deed) = try verb(store)
            if let deed {
                let entry = AuditEntry(
                    actor: actor,
                    action: deed.action,
                    subject: deed.subject,
                    detail: deed.detail
                )
                try store.audit(entry, at: at)
            }
            return answer
        }
    }
}

/// What a member of staff did, for the audit log (R58); never a person's number or name.
package struct Deed: Sendable {
    /// What was done: `complaint.answered`.
    package let action: String
    /// To what.
    package let subject: String
    /// What else matters, by name.
    package let detail: [String: String]

    /// Collects the parts; of `detail` only what is there.
    package init(_ action: String, _ subject: String, _ detail: [String: String?] = [:]) {
        (self.action, self.subject) = (action, subject)
        self.detail = detail.compactMapValues { $0 }
    }
}
