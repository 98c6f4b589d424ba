// SPDX-License-Identifier: Apache-2.0
import Glibc
import Ports

/// A program that was started here, in a process group of its own; what it says goes to a file.
final class ChildProcess: Sendable {
    let name: String
    /// Where its output is.
    let log: String
    private let pid: pid_t
    /// The wait status once it has ended.
    private let ended = Lock<CInt?>(nil)

    /// The program that lets the kernel end a child when its parent dies (PR_SET_PDEATHSIG), part of util-linux.
    private static let leash = "/usr/bin/setpriv"

    /// Starts `program` with `arguments`.
    ///
    /// On the loop's thread, which lives as long as this process: the kernel counts a parent as dead when the thread that
    /// made the child ends (prctl(2)).
    init(_ program: String, _ arguments: [String], log: String, on loop: EventLoop) async throws {
        name = String(program[(program.lastIndex(of: "/").map(program.index(after:)) ?? program.startIndex)...])
        self.log = log
        let isLeashed = unsafe access(Self.leash, X_OK) == 0
        let words = (isLeashed ? [Self.leash, "--pdeathsig", "KILL", program] : [program]) + arguments
        let (pid, code) = await loop.call { Spawn.start(words, log: log) }
        guard code == 0 else { throw PortError(call: "posix_spawn", on: program, code: code) }
        self.pid = pid
    }

    deinit { if isRunning { signal(SIGKILL) } }

    /// Whether it has not ended yet.
    var isRunning: Bool { status == nil }

    /// What it exited with, 128 and the signal's number when one ended it; nil while it runs.
    var exitCode: CInt? {
        status.map { status in
            let signal = status & 0x7F
            return signal == 0 ? status >> 8 & 0xFF : 128 + signal
        }
    }

    /// Sends a signal to it and whatever it started; does nothing once it has ended.
    func signal(_ number: CInt) {
        ended.withLock { ended in
            if ended == nil { kill(-pid, number) }
        }
    }

    /// Ends it at once and blocks until it is gone, for a process that is about to leave itself.
    func endBlocking() {
        signal(SIGKILL)
        ended.withLock { ended in
            var status: CInt = 0
            if ended == nil, unsafe waitpid(pid, &status, 0) == pid { ended = status }
        }
    }

    /// Ends it at once (SIGKILL) and waits until the kernel has taken it away.
    func kill(_ time: any Timekeeper) async throws {
        signal(SIGKILL)
        _ = try await time.poll { isRunning ? nil : true }
    }

    /// Asks it to leave, waits a while, and ends it.
    func stop(_ time: any Timekeeper) async {
        signal(SIGTERM)
        let left = try? await time.poll(within: .seconds(5)) { isRunning ? nil : true }
        if left == nil { try? await kill(time) }
    }

    /// Asks the kernel; each status can be had only once, so it is kept.
    private var status: CInt? {
        ended.withLock { ended in
            var status: CInt = 0
            if ended == nil, unsafe waitpid(pid, &status, WNOHANG) == pid { ended = status }
            return ended
        }
    }

    private func kill(_ group: pid_t, _ number: CInt) { _ = Glibc.kill(group, number) }
}
