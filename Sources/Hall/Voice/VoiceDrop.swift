// SPDX-License-Identifier: Apache-2.0

/// Why something was not said, or not said again.
package enum VoiceDrop: String, Sendable, Hashable, CaseIterable {
    /// The ticket is no longer called: served, finished, missed, voided or taken back; the notice is another.
    case over
    /// The same number is about to be said anyway.
    case merged
    /// The window has called somebody else, or a newer notice came.
    case superseded
    /// A repeat, while somebody waits.
    case crowded
    /// It waited longer than it is worth; never a first call.
    case late
    /// In hours without voice.
    case muted
    /// There is no working loudspeaker or speech.
    case unheard
    /// The queue is at its limit.
    case full
}
