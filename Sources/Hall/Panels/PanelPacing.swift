// SPDX-License-Identifier: Apache-2.0

/// How long calls stay on a panel.
package struct PanelPacing: Sendable, Equatable {
    /// How long a call has its row to itself, however many come after it.
    package var turn = Duration.seconds(5)
    /// The same when so many wait that the last would have its turn later than `lateness`.
    package var hurriedTurn = Duration.seconds(2)
    /// A call older than this is not shown as news any more, when a panel comes back.
    package var lateness = Duration.seconds(60)
    /// How long a call is marked as new.
    package var news = Duration.seconds(10)

    /// The standard pace.
    package init() {}
}
