// SPDX-License-Identifier: Apache-2.0
package import Terms

/// One line for the audit log (R58): who did what to which thing; never a person's number or name.
package struct AuditEntry: Sendable, Equatable {
    /// Who did it: a staff number, a hall, or `system`.
    package let actor: String
    /// What was done: `booking.void`, `rule.change`.
    package let action: String
    /// To what: a booking number, a rule, a staff number.
    package let subject: String
    /// What else matters, by name.
    package let detail: [String: String]

    /// Collects the parts.
    package init(actor: String, action: String, subject: String, detail: [String: String] = [:]) {
        (self.actor, self.action, self.subject, self.detail) = (actor, action, subject, detail)
    }

    /// The bytes that a hash covers besides the one before: every part by name, as JSON with sorted keys.
    package func canonical(_ seq: Int64, at time: Timestamp) -> [UInt8] {
        var writer = JSONWriter()
        writer.beginObject()
        writer.key("action")
        writer.string(action)
        writer.key("actor")
        writer.string(actor)
        writer.key("at")
        writer.number(time.milliseconds)
        writer.key("detail")
        writer.beginObject()
        for (name, value) in detail.sorted(by: { $0.key < $1.key }) {
            writer.key(text: name)
            writer.string(value)
        }
        writer.endObject()
        writer.key("seq")
        writer.number(seq)
        writer.key("subject")
        writer.string(subject)
        writer.endObject()
        return writer.bytes
    }
}
