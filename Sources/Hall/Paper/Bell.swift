// SPDX-License-Identifier: Apache-2.0

/// A latest-only signal to one task: rung any number of times, it is heard once.
struct Bell {
    private var isRung = false
    private var waiter: CheckedContinuation<Void, Never>?

    /// Wakes the task, now or as soon as it waits.
    mutating func ring() {
        isRung = waiter == nil
        waiter.take()?.resume()
    }

    /// Lets the task go on at the next ring, or at once after one that it has not heard.
    mutating func wait(_ continuation: CheckedContinuation<Void, Never>) {
        guard !isRung, !Task.isCancelled else {
            isRung = false
            return continuation.resume()
        }
        waiter = continuation
    }
}
