// SPDX-License-Identifier: Apache-2.0
import Glibc
package import Ports

/// A program that runs; killed and reaped with the last reference.
package final class Process: Sendable {
    /// Those that run, for whoever ends everything at once.
    private static let running = Lock<Set<pid_t>>([])

    private let pid: pid_t
    /// The wait status once it has ended.
    private let ended = Lock<CInt?>(nil)

    /// Starts `words`, the first of which is a path; output goes to the end of `log`.
    package init(_ words: [String], environment: [String], log: String) throws {
        var actions = unsafe posix_spawn_file_actions_t()
        unsafe posix_spawn_file_actions_init(&actions)
        defer { unsafe posix_spawn_file_actions_destroy(&actions) }
        unsafe posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
        unsafe posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, log, O_WRONLY | O_CREAT | O_APPEND, 0o600)
        unsafe posix_spawn_file_actions_adddup2(&actions, STDOUT_FILENO, STDERR_FILENO)
        var attributes = posix_spawnattr_t()
        unsafe posix_spawnattr_init(&attributes)
        defer { unsafe posix_spawnattr_destroy(&attributes) }
        var signals = sigset_t()
        unsafe sigemptyset(&signals)
        unsafe posix_spawnattr_setsigmask(&attributes, &signals)
        unsafe posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
        var (arguments, variables) = unsafe (Self.copies(of: words), Self.copies(of: environment))
        defer { unsafe (arguments + variables).forEach { unsafe free($0) } }
        var pid: pid_t = 0
        let code = unsafe posix_spawn(&pid, words[0], &actions, &attributes, &arguments, &variables)
        guard code == 0 else { throw PortError(call: "posix_spawn", on: words[0], code: code) }
        self.pid = pid
        Self.running.withLock { _ = $0.insert(pid) }
    }

    deinit { kill() }

    /// Ends it at once and waits until it is gone.
    package func kill() {
        ended.withLock { ended in
            guard ended == nil else { return }
            _ = Glibc.kill(pid, SIGKILL)
            var status: CInt = 0
            while unsafe waitpid(pid, &status, 0) < 0, errno == EINTR {}
            end(&ended, status)
        }
    }

    /// Ends every program that was started here, for a process that is about to leave itself.
    package static func killAll() {
        let running = running.withLock { $0 }
        for pid in running { _ = Glibc.kill(pid, SIGKILL) }
    }

    /// Asks it to leave.
    package func terminate() {
        ended.withLock { ended in
            if ended == nil { _ = Glibc.kill(pid, SIGTERM) }
        }
    }

    /// What it exited with, 128 and the signal's number when one ended it; nil while it runs.
    package var exitCode: CInt? {
        ended.withLock { ended in
            var status: CInt = 0
            if ended == nil, unsafe waitpid(pid, &status, WNOHANG) == pid { end(&ended, status) }
            return ended.map { $0 & 0x7F == 0 ? ($0 >> 8) & 0xFF : 128 + ($0 & 0x7F) }
        }
    }

    /// Notes the status; from now on the number may be another's.
    private func end(_ ended: inout CInt?, _ status: CInt) {
        ended = status
        Self.running.withLock { _ = $0.remove(pid) }
    }

    /// C strings of the caller's, ended by nil.
    private static func copies(of texts: [String]) -> [UnsafeMutablePointer<CChar>?] {
        unsafe texts.map { unsafe strdup($0) } + [nil]
    }
}

extension Timekeeper {
    /// Looks every other millisecond until there is something to return; nil when it does not come within `limit`.
    package func poll<Found>(within limit: Duration, _ look: () async throws -> Found?) async throws -> Found? {
        let due = now().advanced(by: limit)
        while true {
            if let found = try await look() { return found }
            guard now() < due else { return nil }
            try await wait(for: .milliseconds(2))
        }
    }
}
