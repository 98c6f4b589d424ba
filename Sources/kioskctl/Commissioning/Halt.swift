// SPDX-License-Identifier: Apache-2.0
import Ports

/// Ctrl-C while something is being done: remembered, and heeded at the next place where nothing is half done.
final class Halt: Sendable {
    private let isAsked = Lock(false)
    private let watcher = Lock<Signals?>(nil)

    init(on loop: EventLoop) throws {
        let signals = try Signals(on: loop) { [isAsked] _ in isAsked.withLock { $0 = true } }
        watcher.withLock { $0 = signals }
    }

    /// Whether somebody wants to leave.
    var isWanted: Bool { isAsked.withLock { $0 } }
}
