// SPDX-License-Identifier: Apache-2.0
import CLinux
import Glibc

/// posix_spawn(3) with a clean slate: one socket as input and output, no other descriptor, no blocked signal.
enum ChildSpawn {
    /// Starts `program`; returns its process and our end of its socket, which does not block and is the caller's.
    static func start(_ program: ChildProgram) throws(PortError) -> (process: pid_t, ours: CInt) {
        var pair: [CInt] = [-1, -1]
        guard unsafe linux_socket_pair(&pair) == 0 else { throw PortError(call: "socketpair", on: program.path) }
        let ours = Descriptor(owning: pair[0])
        let theirs = Descriptor(owning: pair[1])
        guard fcntl(ours.number, F_SETFL, O_NONBLOCK) == 0 else { throw PortError(call: "fcntl", on: program.path) }

        var actions = unsafe posix_spawn_file_actions_t()
        unsafe posix_spawn_file_actions_init(&actions)
        defer { unsafe posix_spawn_file_actions_destroy(&actions) }
        unsafe posix_spawn_file_actions_adddup2(&actions, theirs.number, STDIN_FILENO)
        unsafe posix_spawn_file_actions_adddup2(&actions, theirs.number, STDOUT_FILENO)
        unsafe posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
        // Also those of libraries that do not mark theirs.
        unsafe linux_spawn_close_from(&actions, STDERR_FILENO + 1)

        var attributes = posix_spawnattr_t()
        unsafe posix_spawnattr_init(&attributes)
        defer { unsafe posix_spawnattr_destroy(&attributes) }
        unsafe posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
        var signals = sigset_t()
        unsafe sigemptyset(&signals)
        unsafe posix_spawnattr_setsigmask(&attributes, &signals)
        unsafe sigaddset(&signals, SIGPIPE)
        unsafe posix_spawnattr_setsigdefault(&attributes, &signals)

        let environment = ["PATH=/usr/bin:/bin", "LANG=C.UTF-8"] + program.environment
        var words = unsafe copies(of: [program.path] + program.arguments)
        var variables = unsafe copies(of: environment)
        defer { unsafe (words + variables).forEach { unsafe free($0) } }
        var process: pid_t = 0
        let code = unsafe posix_spawn(&process, program.path, &actions, &attributes, &words, &variables)
        guard code == 0 else { throw PortError(call: "posix_spawn", on: program.path, code: code) }
        return (process, ours.release())
    }

    /// C strings of the caller's, ended by nil.
    private static func copies(of texts: [String]) -> [UnsafeMutablePointer<CChar>?] {
        unsafe texts.map { unsafe strdup($0) } + [nil]
    }
}
