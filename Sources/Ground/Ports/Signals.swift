// SPDX-License-Identifier: Apache-2.0
import CLinux
import Glibc

/// Turns signals into events of the loop, so that no code ever runs inside a signal handler.
package final class Signals: Sendable {
    /// What a daemon is asked to do by a signal.
    package enum Signal: Sendable, Hashable {
        /// SIGTERM or SIGINT: finish and leave.
        case leave
        /// SIGHUP: read the configuration anew.
        case reload
    }

    private let descriptor: Descriptor
    private let watch = Lock<EventLoop.Watch?>(nil)

    /// Blocks SIGTERM, SIGINT and SIGHUP and ignores SIGPIPE; to be called before the first thread is started.
    package static func prepare() {
        let blocked = linux_block_daemon_signals()
        let ignored = linux_ignore_sigpipe()
        precondition(blocked == 0 && ignored == 0, "signals cannot be set up")
    }

    /// Calls `handler` on the loop's thread for each signal, as long as this object lives (signalfd(2)).
    package init(on loop: EventLoop, handler: @escaping @Sendable (Signal) -> Void) throws(PortError) {
        descriptor = try Descriptor(linux_signalfd(), from: "signalfd", on: "signals")
        let number = descriptor.number
        let watch = try loop.watch(number, for: .input) { _ in
            while case let signal = linux_next_signal(number), signal > 0 {
                handler(signal == SIGHUP ? .reload : .leave)
            }
        }
        self.watch.withLock { $0 = watch }
    }

    deinit { watch.withLock { $0.take() }?.cancel() }
}
