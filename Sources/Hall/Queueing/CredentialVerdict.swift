// SPDX-License-Identifier: Apache-2.0

/// What its issuer says of an electronic credential that a visitor presented (R18).
package enum CredentialVerdict: Sendable, Equatable {
    /// Whose it is, as if the document had been read.
    case person(PresentedCard)
    /// It is unknown, expired or withdrawn.
    case refused
    /// Nobody could be asked, or the answer was not understood: the window looks at it (A20).
    case unreachable
}
