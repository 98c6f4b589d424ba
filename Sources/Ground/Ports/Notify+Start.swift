// SPDX-License-Identifier: Apache-2.0

extension Notify {
    /// Says that the start is over once `prove` finds nothing wrong; until then it asks again and tells systemd why.
    ///
    /// systemd waits on meanwhile: a daemon that says what it lacks is not started anew for it. Ends when the task is
    /// cancelled.
    package func ready(
        showing word: StaticString,
        time: any Timekeeper,
        every interval: Duration,
        _ prove: @Sendable () async -> (any Loggable)?
    ) async {
        repeat {
            guard let fault = await prove() else {
                status(word)
                return ready()
            }
            Log.write(.error, "not ready: nothing can be stored", ["reason": fault])
            status("not ready: nothing can be stored", ["reason": fault])
            starting(within: interval * 3)
        } while (try? await time.wait(for: interval)) != nil
    }
}
