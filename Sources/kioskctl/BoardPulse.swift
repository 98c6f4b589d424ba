// SPDX-License-Identifier: Apache-2.0
import Ports

/// Tells systemd, when it started this board, that frames reach the terminal.
///
/// The first makes the service ready, the others feed its watchdog. A terminal that takes no more bytes holds up the
/// painting, and with it both.
struct BoardPulse {
    private let notify: Notify
    private var isReady = false
    /// When the watchdog wants to hear of it again.
    private var due: MonotonicTime?

    init(_ notify: Notify) { self.notify = notify }

    /// A frame has been written.
    mutating func painted(at now: MonotonicTime) {
        if !isReady {
            isReady = true
            notify.ready()
            notify.status("the board is painted")
            due = now
        }
        guard let interval = notify.watchdogInterval, let due, now >= due else { return }
        notify.watchdog()
        self.due = now.advanced(by: interval)
    }
}
