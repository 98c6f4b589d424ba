// SPDX-License-Identifier: Apache-2.0

/// Why a document of the center is not believed; the one before it stays.
package enum DocumentProblem: String, Error, Sendable, Hashable, CaseIterable {
    /// The signature fits no key of this hall's ring.
    case notSigned = "not_signed"
    /// It is for another center's halls.
    case otherCenter = "other_center"
    /// The body is not the one that was signed.
    case otherBody = "other_body"
    /// Longer than any document may be.
    case tooLong = "too_long"
    /// Signed, but not in this program's words.
    case unreadable
}
