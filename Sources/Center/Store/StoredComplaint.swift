// SPDX-License-Identifier: Apache-2.0
package import Supervision
package import Terms

/// A complaint as the center keeps it (R52).
package struct StoredComplaint: Sendable, Equatable {
    /// One step that somebody took with it.
    package struct Step: Sendable, Equatable {
        /// When.
        package let at: Timestamp
        /// Who.
        package let staff: StaffID
        /// A stage, or `postponed`.
        package let step: String
        /// What was found or done; nil when nothing was written down, or it was deleted on schedule.
        package let note: String?
    }

    /// Its number.
    package let id: Int64
    /// The center it is about.
    package let center: CenterID
    /// Where it stands.
    package var course: ComplaintCourse
    /// The hotline's work order.
    package let workOrder: WorkOrderID?
    /// What was said; nil once it was deleted on schedule.
    package let said: String?
}

/// A complaint that comes in.
package struct ComplaintReceipt: Sendable {
    /// The center it is about.
    package let center: CenterID
    /// How it came.
    package let source: ComplaintSource
    /// The hotline's work order: the same one is the same complaint.
    package let workOrder: WorkOrderID?
    /// What was said.
    package let said: String
    /// The tag of who complained, if that is known.
    package let person: PersonTag?
    /// Made before the first attempt: the same intent is the same complaint.
    package let intent: IntentKey

    /// The most bytes of what was said, and of a note.
    package static let textLimit = 4000

    /// Collects the parts.
    package init(
        center: CenterID,
        source: ComplaintSource,
        workOrder: WorkOrderID?,
        said: String,
        person: PersonTag?,
        intent: IntentKey
    ) {
        (self.center, self.source, self.workOrder) = (center, source, workOrder)
        (self.said, self.person, self.intent) = (said, person, intent)
    }
}
