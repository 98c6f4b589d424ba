// SPDX-License-Identifier: Apache-2.0
import Queueing
import Terms

/// What is known of the visitor who stands at the station; gone when the visit ends.
struct DeskVisit: Sendable, Equatable {
    /// What was presented last, to know it again.
    var credential: DeskCredential?
    /// The first document shown.
    var card: PresentedCard?
    /// A document that came while the hall was being asked.
    var next: DeskCredential?
    /// Wrong last four characters so far, whatever the number.
    var tries = 0
}
