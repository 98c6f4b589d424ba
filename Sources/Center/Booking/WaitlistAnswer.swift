// SPDX-License-Identifier: Apache-2.0

/// The answer to whoever asked for a place on the wait-list.
package enum WaitlistAnswer: Sendable, Equatable {
    /// The person waits.
    case waiting(WaitlistEntry)
    /// The same intent made this place before.
    case again(WaitlistEntry)
    case refused(WaitlistRefusal)
}
