// SPDX-License-Identifier: Apache-2.0
import Glibc
import Ports
import Testing

/// A program of the product that runs as a process; killed and reaped with the last reference.
final class Program: Sendable {
    /// What it writes goes to the end of this file.
    let log: String
    private let pid: pid_t
    private let outcome = Lock<CInt?>(nil)

    /// Starts the program `name` of this build, which lies beside the tests.
    ///
    /// `socket` is passed to it as systemd passes sockets, under the name `api` (sd_listen_fds(3)); on a `terminal` it hears
    /// and writes there.
    init(
        _ name: String,
        _ arguments: [String],
        log: String,
        socket: CInt? = nil,
        terminal: CInt? = nil,
        environment: [String] = []
    ) throws {
        let path = try Self.path(name)
        self.log = log
        pid = try Self.spawn([path] + arguments, Self.environment + environment, log, socket, terminal)
    }

    deinit { kill() }

    /// The process id, as error texts of others tell it.
    var number: Int32 { pid }

    /// Ends it at once, as a power cut would, and waits until it is gone.
    func kill() {
        outcome.withLock { outcome in
            guard outcome == nil else { return }
            _ = Glibc.kill(pid, SIGKILL)
            var status: CInt = 0
            while unsafe waitpid(pid, &status, 0) < 0, errno == EINTR {}
            outcome = status
        }
    }

    /// Asks it to leave.
    func terminate() { send(SIGTERM) }

    /// Tells it that its terminal was closed.
    func hangUp() { send(SIGHUP) }

    private func send(_ signal: CInt) {
        outcome.withLock { outcome in
            if outcome == nil { _ = Glibc.kill(pid, signal) }
        }
    }

    /// What it exited with, 128 and more for a signal as shells have it; nil while it runs.
    var exitCode: CInt? {
        outcome.withLock { outcome in
            var status: CInt = 0
            if outcome == nil, unsafe waitpid(pid, &status, WNOHANG) == pid { outcome = status }
            return outcome.map { $0 & 0x7F == 0 ? ($0 >> 8) & 0xFF : 128 + ($0 & 0x7F) }
        }
    }

    private static func path(_ name: String) throws -> String {
        var buffer = [CChar](repeating: 0, count: 4096)
        let count = unsafe readlink("/proc/self/exe", &buffer, buffer.count)
        let own = String(decoding: buffer.prefix(max(0, count)).map { UInt8(bitPattern: $0) }, as: UTF8.self)
        let slash = try #require(own.lastIndex(of: "/"))
        let path = String(own[...slash]) + name
        let isThere = unsafe access(path, X_OK) == 0
        try #require(isThere, "\(path) is not built")
        return path
    }

    private static func spawn(
        _ command: [String],
        _ environment: [String],
        _ log: String,
        _ socket: CInt?,
        _ terminal: CInt?
    ) throws -> pid_t {
        var actions = unsafe posix_spawn_file_actions_t()
        unsafe posix_spawn_file_actions_init(&actions)
        defer { unsafe posix_spawn_file_actions_destroy(&actions) }
        if let terminal {
            for number in CInt(0)...1 { unsafe posix_spawn_file_actions_adddup2(&actions, terminal, number) }
        } else {
            unsafe posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
            unsafe posix_spawn_file_actions_addopen(&actions, 1, log, O_WRONLY | O_CREAT | O_APPEND, 0o600)
        }
        unsafe posix_spawn_file_actions_adddup2(&actions, 1, 2)
        // Ends of pseudo terminals, above all: a daemon that holds them never sees a cable pulled. One that is not open
        // is passed over by glibc.
        if let socket { unsafe posix_spawn_file_actions_adddup2(&actions, socket, 3) }
        for number in CInt(socket == nil ? 3 : 4)..<descriptorLimit {
            unsafe posix_spawn_file_actions_addclose(&actions, number)
        }
        // Only the child knows its number, which LISTEN_PID has to be.
        let activation = ["/bin/sh", "-c", "LISTEN_PID=$$ LISTEN_FDS=1 LISTEN_FDNAMES=api exec \"$0\" \"$@\""]
        let said = (socket == nil ? [] : activation) + command
        let (words, names) = (Words(said), Words(environment))
        var pid: pid_t = 0
        let code = unsafe posix_spawn(&pid, said[0], &actions, nil, words.pointers, names.pointers)
        try #require(code == 0, "posix_spawn: \(code)")
        return pid
    }

    /// Descriptors of the tests that a program may not inherit.
    private static let descriptorLimit: CInt = 256

    /// Nothing but where the libraries are and what a sanitizer or ALSA is to look for, if that was said.
    private static var environment: [String] {
        ["LD_LIBRARY_PATH", "ASAN_OPTIONS", "TSAN_OPTIONS", "ALSA_CONFIG_PATH"].compactMap { name in
            unsafe getenv(name).map { unsafe name + "=" + String(cString: $0) }
        }
    }

    /// C strings, and a null pointer after the last.
    @safe
    private final class Words {
        let pointers: [UnsafeMutablePointer<CChar>?]

        init(_ texts: [String]) { unsafe pointers = texts.map { unsafe strdup($0) } + [nil] }

        deinit {
            // Not a for loop: the formatter would eat the space after its `unsafe`.
            unsafe pointers.forEach { pointer in unsafe free(pointer) }
        }
    }
}
