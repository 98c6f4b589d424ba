// SPDX-License-Identifier: Apache-2.0
import Ports

// What wakes the printer's task between turns.
extension SlipPrinter {
    /// A latest-only signal: rung any number of times, it is heard once.
    struct Bell {
        var isRung = false
        /// The journal has closed: there will be nothing more to print.
        var isOver = false
        var waiter: CheckedContinuation<Void, Never>?
    }

    /// Wakes the task, now or as soon as it rests.
    func ring() {
        bell.isRung = true
        bell.waiter.take()?.resume()
    }

    /// Waits for the bell, at the longest until the printer should be looked at.
    func rest() async {
        let alarm = time.call(at: lookDue) { [weak self] in self?.assumeIsolated { $0.ring() } }
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                if bell.isRung || Task.isCancelled {
                    continuation.resume()
                } else {
                    bell.waiter = continuation
                }
            }
        } onCancel: {
            loop.perform { self.assumeIsolated { $0.ring() } }
        }
        alarm.cancel()
        bell.isRung = false
    }
}
