// SPDX-License-Identifier: Apache-2.0
import Ports

extension Timekeeper {
    /// Runs `work` for at most `limit`; nil when that is over first, or when the task is cancelled.
    ///
    /// The work is then cancelled and waited for, so it must end soon.
    func limited<Success: Sendable>(
        to limit: Duration,
        _ work: @escaping @Sendable () async -> Success
    ) async -> Success? {
        await withTaskGroup(of: Success?.self) { group in
            group.addTask { await work() }
            group.addTask {
                try? await self.wait(for: limit)
                return nil
            }
            defer { group.cancelAll() }
            return await group.next() ?? nil
        }
    }
}
