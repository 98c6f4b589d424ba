// SPDX-License-Identifier: Apache-2.0
import CLinux
import Glibc

/// Tells systemd how the daemon is, one datagram a message (sd_notify(3)); silent when nobody asked for it.
package struct Notify: Sendable {
    /// To the systemd that started this process: $NOTIFY_SOCKET, $WATCHDOG_USEC, $WATCHDOG_PID.
    package static let system = Notify(
        socket: variable("NOTIFY_SOCKET"),
        watchdogMicroseconds: variable("WATCHDOG_USEC"),
        watchdogProcess: variable("WATCHDOG_PID"),
        process: getpid()
    )

    /// How often `watchdog()` is due: a third of the limit after which systemd restarts the service, so that one round
    /// that fails can be made up; nil without a limit.
    package let watchdogInterval: Duration?
    /// With the leading `@` of an abstract name turned into NUL; nil when nobody listens.
    private let address: [UInt8]?

    init(socket: String?, watchdogMicroseconds: String?, watchdogProcess: String?, process: pid_t) {
        address = socket.flatMap { socket in
            // A path or an abstract name; others (vsock) are for virtual machines.
            guard let first = socket.utf8.first, first == UInt8(ascii: "/") || first == UInt8(ascii: "@") else {
                return nil
            }
            return [first == UInt8(ascii: "@") ? 0 : first] + socket.utf8.dropFirst()
        }
        let isMeant = watchdogProcess == nil || watchdogProcess == String(process)
        watchdogInterval = watchdogMicroseconds.flatMap(Int64.init).flatMap { microseconds in
            isMeant && microseconds > 0 ? .microseconds(microseconds / 3) : nil
        }
    }

    /// Says that the start is over and the hall can be served.
    package func ready() { send("READY=1") }

    /// Says that the start is not over, and may take so long from now on before systemd gives it up.
    package func starting(within limit: Duration) {
        send("EXTEND_TIMEOUT_USEC=\(limit.components.seconds * 1_000_000)")
    }

    /// Says that the daemon reads its configuration anew; `ready` ends it.
    package func reloading() { send("RELOADING=1") }

    /// Says that the daemon is leaving.
    package func stopping() { send("STOPPING=1") }

    /// Says that the daemon still works; see `Watchdog`.
    package func watchdog() { send("WATCHDOG=1") }

    /// Shows a line in `systemctl status`, under the same rule as a log line: no free text.
    package func status(_ message: StaticString, _ fields: KeyValuePairs<StaticString, any Loggable> = [:]) {
        send("STATUS=" + LogLine.body(message, fields))
    }

    /// A message that cannot be delivered is not worth stopping for.
    private func send(_ message: String) {
        guard let address else { return }
        let bytes = Array(message.utf8)
        _ = unsafe address.withUnsafeBytes { path in
            unsafe bytes.withUnsafeBytes { bytes in
                unsafe linux_send_datagram(path.baseAddress, path.count, bytes.baseAddress, bytes.count)
            }
        }
    }

    private static func variable(_ name: String) -> String? {
        unsafe getenv(name).map { unsafe String(cString: $0) }
    }
}
