// SPDX-License-Identifier: Apache-2.0

/// Feeds systemd's watchdog from the loop, so that a loop that hangs is restarted.
package final class Watchdog: Sendable {
    private let notify: Notify
    private let time: any Timekeeper
    private let isHealthy: @Sendable () -> Bool
    private let alarm = Lock<Alarm?>(nil)

    /// Starts to feed while `isHealthy`, which is asked on the loop's thread; does nothing when systemd sets no limit.
    package init(_ notify: Notify, time: any Timekeeper, isHealthy: @escaping @Sendable () -> Bool = { true }) {
        (self.notify, self.time, self.isHealthy) = (notify, time, isHealthy)
        arm()
    }

    deinit { stop() }

    /// Stops feeding.
    package func stop() { alarm.withLock { $0.take() }?.cancel() }

    private func arm() {
        guard let interval = notify.watchdogInterval else { return }
        let next = time.call(after: interval) { [weak self] in self?.feed() }
        alarm.withLock { $0 = next }
    }

    private func feed() {
        if isHealthy() { notify.watchdog() }
        arm()
    }
}
