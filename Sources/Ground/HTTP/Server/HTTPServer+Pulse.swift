// SPDX-License-Identifier: Apache-2.0
import Glibc

extension HTTPServer {
    /// Whether the polling thread moves: it takes in a connection that says nothing and lets go of it, or at least has
    /// taken a request since this was asked.
    ///
    /// The second is for a server with as many connections as it may have: it is busy, not stuck. A task that is
    /// cancelled waits no longer.
    package func pulse(within milliseconds: Int = 5_000) async -> Bool {
        let before = counts.requests
        let knock = ServerKnock(at: listening, within: Milliseconds(max(0, milliseconds)))
        let isAnswered = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let started = WorkerThread.start(name: "http-pulse") { continuation.resume(returning: knock.run()) }
                if !started { continuation.resume(returning: false) }
            }
        } onCancel: {
            knock.cancel()
        }
        return isAnswered || counts.requests != before
    }
}
