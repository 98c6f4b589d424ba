// SPDX-License-Identifier: Apache-2.0
import Glibc

/// The listening sockets that systemd has opened for this daemon, by the names of their units (sd_listen_fds(3)).
///
/// They stay open when the daemon ends: who connects meanwhile waits in the kernel and is answered by the next one.
package struct PassedSockets: Sendable {
    /// What the environment says of them.
    struct Announcement: Equatable {
        /// The name of each, from descriptor 3 on.
        let names: [String]

        /// Reads the three variables; nothing is announced when they are another process's, as a child sees its parent's.
        init(process: String?, count: String?, names: String?, own: Int32) {
            guard process.flatMap(Int32.init) == own, let count = count.flatMap(Int.init), count > 0 else {
                self.names = []
                return
            }
            let said = names.map { $0.split(separator: ":", omittingEmptySubsequences: false).map(String.init) } ?? []
            // Without FileDescriptorName= systemd names each by its unit; older ones do not name them at all.
            self.names = (0..<min(count, PassedSockets.limit)).map { $0 < said.count ? said[$0] : "" }
        }
    }

    /// The most that are taken.
    static let limit = 16
    /// SD_LISTEN_FDS_START.
    static let first: Int32 = 3

    private let ports: [(name: String, port: ListeningPort)]

    /// No sockets: whoever listens opens his own.
    package static let none = PassedSockets([])

    init(_ ports: [(name: String, port: ListeningPort)]) { self.ports = ports }

    /// Takes over what this process was started with; to be called before the first file is opened.
    ///
    /// The variables are taken out of the environment. Throws `.notListening` for anything but a listening TCP socket.
    package static func take() throws(HTTPServerError) -> PassedSockets {
        let told = Announcement(
            process: taken("LISTEN_PID"),
            count: taken("LISTEN_FDS"),
            names: taken("LISTEN_FDNAMES"),
            own: getpid()
        )
        var ports: [(name: String, port: ListeningPort)] = []
        for (index, name) in told.names.enumerated() {
            ports.append((name, try ListeningPort(passed: first + Int32(index))))
        }
        return PassedSockets(ports)
    }

    private static func taken(_ variable: String) -> String? {
        let value = unsafe getenv(variable).map { unsafe String(cString: $0) }
        unsafe unsetenv(variable)
        return value
    }

    /// Those of one name, in the order of the unit.
    func named(_ name: String) -> [ListeningPort] { ports.filter { $0.name == name }.map(\.port) }
}
