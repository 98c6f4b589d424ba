// SPDX-License-Identifier: Apache-2.0
import Queueing
import Terms

/// What is known of the visitor who stands at the station; gone when the visit ends.
struct DeskVisit: Sendable, Equatable {
    /// What was presented last, to know it again.
    var credential: DeskCredential?
    /// The first document shown.
    var card: PresentedCard?
    /// True once a document has been on a reader, and not only its number in a credential.
    var hasShownCard = false
    /// A document that came while the hall was being asked.
    var next: DeskCredential?
    /// The electronic credential that was presented last, to know it again after its person took its place.
    var code: DeskCredential?
    /// True once a credential could not be checked: a booking that is exchanged now is verified at the window (A20).
    var isUnverified = false
    /// Wrong last four characters so far, whatever the number.
    var tries = 0
}
