// SPDX-License-Identifier: Apache-2.0
import CLinux
import Glibc

/// What is done with a keyboard before and after its keys are read (kernel documentation, input/input-programming).
enum Keyboard {
    /// Where the kernel shows its input devices.
    static let sysfs = "/sys/class/input"

    /// Takes an open keyboard away from the console and every other reader until it is closed.
    ///
    /// Throws `.busy` when another program has it. What is inhibited types again afterwards, to this reader alone.
    static func grab(_ keyboard: borrowing Descriptor, _ node: String) throws(PortError) -> Hold {
        guard linux_keys_grab(keyboard.number) == 0 else { throw PortError(call: "EVIOCGRAB", on: node) }
        // What does not know it tells wall time: the time between two keys is wrong only while somebody sets the clock.
        _ = linux_keys_monotonic(keyboard.number)
        return try lift(keyboard.path ?? node, sysfs: sysfs)
    }

    /// Has an inhibited keyboard type, which its grab must precede.
    static func lift(_ node: String, sysfs: String) throws(PortError) -> Hold {
        let hold = Hold(path: inhibition(of: node, sysfs))
        try hold.speak()
        return hold
    }

    /// A grabbed keyboard.
    final class Hold: Sendable {
        private let path: String
        private let wasSilent = Lock(false)

        fileprivate init(path: String) { self.path = path }

        /// Has the keyboard type if it is inhibited; once more when udev's rules may have silenced it in the meantime.
        func speak() throws(PortError) {
            guard try Keyboard.isSet(path) else { return }
            try Keyboard.set(path, "0")
            wasSilent.withLock { $0 = true }
        }

        /// Inhibits the keyboard again if it was, before the grab ends: else it would type into the console from then on.
        func restore() {
            // A keyboard that was unplugged has no such file any more.
            if wasSilent.withLock({ $0 }) { try? Keyboard.set(path, "1") }
        }
    }

    /// The attribute that keeps an input device silent (Linux 5.11); `/dev/input/event3` is `event3` in sysfs.
    private static func inhibition(of node: String, _ sysfs: String) -> String {
        sysfs + "/" + (node.split(separator: "/").last ?? "") + "/device/inhibited"
    }

    private static func isSet(_ path: String) throws(PortError) -> Bool {
        do throws(PortError) {
            return try WholeFile.read(path: path, limit: 16).first == UInt8(ascii: "1")
        } catch .notFound {
            return false
        } catch {
            throw error
        }
    }

    private static func set(_ path: String, _ value: String) throws(PortError) {
        let attribute = try Descriptor(opening: path, O_WRONLY)
        guard unsafe write(attribute.number, value, value.utf8.count) == value.utf8.count else {
            throw PortError(call: "write", on: path)
        }
    }
}
