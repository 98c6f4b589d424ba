// SPDX-License-Identifier: Apache-2.0
package import Queueing

/// What a card reader or code scanner hands on.
package enum ReaderEvent: Sendable, Equatable {
    /// Somebody is there: a card was found, or a code begins. What it is follows when it has been read.
    case presence
    /// A visitor presented something.
    case credential(Credential)
    /// The device has something to say.
    case notice(ReaderNotice)
}
