// SPDX-License-Identifier: Apache-2.0
import Ports

// What wakes the printer's task between looks.
extension StationPrinter {
    /// Wakes the task, now or as soon as it rests.
    func ring() { bell.ring() }

    /// Waits for the bell, at the longest until the printer should be looked at.
    func rest() async {
        let alarm = time.call(at: lookDue) { [weak self] in self?.assumeIsolated { $0.ring() } }
        await withTaskCancellationHandler {
            await withCheckedContinuation { bell.wait($0) }
        } onCancel: {
            loop.perform { self.assumeIsolated { $0.ring() } }
        }
        alarm.cancel()
    }
}
