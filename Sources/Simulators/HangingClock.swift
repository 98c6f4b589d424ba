// SPDX-License-Identifier: Apache-2.0
import Glibc
package import Ports
package import Terms

/// The machine's clock, which hangs on one thread once it is told to: as a disk that does not answer would hang it there.
package final class HangingClock: Sendable {
    private let thread: String
    private let state = Lock((hangs: false, isMet: false))
    private let out: Descriptor
    private let into: Descriptor

    /// Goes on until told otherwise; `thread` is the name of the one on which it can hang.
    package init(onThread thread: String) throws(PortError) {
        var ends: [CInt] = [-1, -1]
        guard unsafe pipe(&ends) == 0 else { throw PortError(call: "pipe", on: "clock") }
        self.thread = thread
        out = Descriptor(owning: ends[0])
        into = Descriptor(owning: ends[1])
    }

    /// Whether the thread hangs in it.
    package var isMet: Bool { state.withLock { $0.isMet } }

    /// Lets the thread hang at its next look.
    package func hang() { state.withLock { $0.hangs = true } }

    /// Lets the thread go on.
    package func goOn() {
        state.withLock { $0.hangs = false }
        var byte = UInt8(0)
        _ = unsafe write(into.number, &byte, 1)
    }

    /// What the machine's clock shows, sooner or later.
    package func read() -> Timestamp {
        if isOnThread, isToHang() {
            var byte = UInt8(0)
            _ = unsafe Glibc.read(out.number, &byte, 1)
        }
        return SystemClock.now()
    }

    private func isToHang() -> Bool {
        state.withLock { state in
            state.isMet = state.hangs
            return state.hangs
        }
    }

    private var isOnThread: Bool {
        let file = unsafe open("/proc/thread-self/comm", O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return false }
        defer { close(file) }
        var name = [UInt8](repeating: 0, count: 16)
        let count = unsafe Glibc.read(file, &name, name.count)
        return String(decoding: name.prefix(max(0, count - 1)), as: UTF8.self) == thread
    }
}
