// SPDX-License-Identifier: Apache-2.0
import Glibc

/// posix_spawn(3) with a clean slate: nothing inherited but an empty input and the output file.
enum Spawn {
    /// Starts `words`, the first of which is a path; returns the process, or an errno.
    static func start(_ words: [String], log: String) -> (pid: pid_t, code: CInt) {
        var actions = unsafe posix_spawn_file_actions_t()
        unsafe posix_spawn_file_actions_init(&actions)
        defer { unsafe posix_spawn_file_actions_destroy(&actions) }
        unsafe posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
        unsafe posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, log, O_WRONLY | O_CREAT | O_APPEND, 0o600)
        unsafe posix_spawn_file_actions_adddup2(&actions, STDOUT_FILENO, STDERR_FILENO)
        keepToOurselves()

        var attributes = posix_spawnattr_t()
        unsafe posix_spawnattr_init(&attributes)
        defer { unsafe posix_spawnattr_destroy(&attributes) }
        let flags = POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF
        unsafe posix_spawnattr_setflags(&attributes, Int16(flags))
        var signals = sigset_t()
        unsafe sigemptyset(&signals)
        unsafe posix_spawnattr_setsigmask(&attributes, &signals)
        unsafe sigaddset(&signals, SIGPIPE)
        unsafe posix_spawnattr_setsigdefault(&attributes, &signals)

        let environment = ["PATH=/usr/local/bin:/usr/bin:/bin", "LANG=C.UTF-8"]
        var (arguments, variables) = unsafe (copies(of: words), copies(of: environment))
        defer { unsafe (arguments + variables).forEach { unsafe free($0) } }
        var pid: pid_t = 0
        let code = unsafe posix_spawn(&pid, words[0], &actions, &attributes, &arguments, &variables)
        return (pid, code)
    }

    /// Marks every descriptor close-on-exec: the far ends of the devices' terminals, which openpty(3) leaves open, must
    /// not stay open in a program that opens the near ones.
    private static func keepToOurselves() {
        for number in STDERR_FILENO + 1..<descriptorLimit { _ = fcntl(number, F_SETFD, FD_CLOEXEC) }
    }

    /// The usual soft limit of open files; this program has a few dozen.
    private static let descriptorLimit: CInt = 1024

    /// C strings of the caller's, ended by nil.
    private static func copies(of texts: [String]) -> [UnsafeMutablePointer<CChar>?] {
        unsafe texts.map { unsafe strdup($0) } + [nil]
    }
}
