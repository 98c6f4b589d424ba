// SPDX-License-Identifier: Apache-2.0

/// Feeds systemd's watchdog after each round through everything that has to move in a daemon.
///
/// A round waits for what it passes through: one that meets a thread that hangs never ends, and systemd, which hears
/// nothing more, starts the daemon anew. Work that fails is no hang: a full disk answers too.
package struct Watchdog: Sendable {
    /// Goes through everything once; says whether all of it has moved, or never returns.
    package typealias Round = @Sendable () async -> Bool

    private let notify: Notify
    private let time: any Timekeeper
    private let round: Round

    /// Prepares the rounds; `time` is the daemon's own loop, which so has to move as well.
    package init(_ notify: Notify, time: any Timekeeper, round: @escaping Round) {
        (self.notify, self.time, self.round) = (notify, time, round)
    }

    /// Goes its rounds until the task is cancelled; does nothing when systemd sets no limit.
    package func run() async {
        guard let interval = notify.watchdogInterval else { return }
        repeat {
            if await round() { notify.watchdog() }
        } while (try? await time.wait(for: interval)) != nil
    }
}
