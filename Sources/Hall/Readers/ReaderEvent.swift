// SPDX-License-Identifier: Apache-2.0
package import Queueing

/// What a card reader or code scanner hands on.
package enum ReaderEvent: Sendable, Equatable {
    /// A visitor presented something.
    case credential(Credential)
    /// The device has something to say.
    case notice(ReaderNotice)
}
