// SPDX-License-Identifier: Apache-2.0
import Glibc
import Ports
import Testing

/// A real LCDproc server (Debian's `lcdproc`), whose display of 20 × 2 is a file.
///
/// Its text driver writes each frame below the one before.
final class LCDServer: Sendable {
    static let program = "/usr/sbin/LCDd"

    /// Whether it is installed here.
    static var isInstalled: Bool { unsafe access(program, X_OK) == 0 }

    let port: UInt16
    private let folder: String
    private let process: Lock<pid_t>

    init(port: UInt16) throws {
        var template = Array("/tmp/panels-lcd-XXXXXX".utf8CString)
        try #require(unsafe mkdtemp(&template) != nil)
        folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        self.port = port
        let settings = """
            [server]
            DriverPath=/usr/lib/x86_64-linux-gnu/lcdproc/
            Driver=text
            Bind=127.0.0.1
            Port=\(port)
            ReportLevel=0
            User=root
            Foreground=yes
            ServerScreen=no
            [text]
            Size=20x2
            """
        try WholeFile.writeAtomically(Array(settings.utf8), to: folder + "/LCDd.conf", mode: 0o600)
        process = Lock(0)
        try start()
    }

    /// Starts it, once more after `stop()`.
    func start() throws {
        var actions = unsafe posix_spawn_file_actions_t()
        unsafe posix_spawn_file_actions_init(&actions)
        defer { unsafe posix_spawn_file_actions_destroy(&actions) }
        unsafe posix_spawn_file_actions_addopen(&actions, 1, folder + "/screen", O_WRONLY | O_CREAT | O_APPEND, 0o600)
        unsafe posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
        // The pseudo terminals of tests beside this one must hang up when their cables are pulled.
        for number in STDERR_FILENO + 1..<1024 { _ = fcntl(number, F_SETFD, FD_CLOEXEC) }
        // Otherwise it writes to a file in blocks of 4 KB: some five seconds of frames.
        let words = ["/usr/bin/stdbuf", "-oL", Self.program, "-f", "-c", folder + "/LCDd.conf"]
        var arguments = unsafe Self.copies(of: words)
        defer { unsafe arguments.forEach { unsafe free($0) } }
        var child: pid_t = 0
        let code = unsafe posix_spawn(&child, words[0], &actions, nil, &arguments, environ)
        try #require(code == 0)
        process.withLock { $0 = child }
    }

    /// C strings of the caller's, ended by nil.
    private static func copies(of texts: [String]) -> [UnsafeMutablePointer<CChar>?] {
        unsafe texts.map { unsafe strdup($0) } + [nil]
    }

    /// Ends it.
    func stop() {
        let child = process.withLock { process in
            defer { process = 0 }
            return process
        }
        guard child > 0 else { return }
        kill(child, SIGKILL)
        waitpid(child, nil, 0)
    }

    /// Ends it and forgets its files.
    func close() {
        stop()
        for name in ["LCDd.conf", "screen"] { _ = unsafe unlink(folder + "/" + name) }
        _ = unsafe rmdir(folder)
    }

    /// The rows of the newest whole frame.
    var lines: [String] {
        let bytes = (try? WholeFile.read(path: folder + "/screen", limit: 10_000_000)) ?? []
        let rows = String(decoding: bytes, as: UTF8.self).split(separator: "\n").filter { $0.hasPrefix("|") }
        let whole = rows.count / 2 * 2
        return rows.prefix(whole).suffix(2).map { row in
            var text = row.dropFirst().dropLast()
            while text.hasSuffix(" ") { text.removeLast() }
            return String(text)
        }
    }
}
