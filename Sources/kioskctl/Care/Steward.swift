// SPDX-License-Identifier: Apache-2.0
import Glibc
import Ports

/// Who looks after a state directory: its owner.
///
/// Root becomes the owner first, so that nothing is left that the daemon
/// cannot open.
enum Steward {
    /// Becomes the owner of `directory` when this is root; throws when it is somebody else, or the directory is missing.
    static func become(ownerOf directory: String, making command: String) throws {
        // Whatever is made from here on is nobody else's to read.
        umask(0o077)
        var facts = stat()
        guard unsafe stat(directory, &facts) == 0 else {
            throw ToolFault("\(directory) is not there: \(command)")
        }
        guard geteuid() != facts.st_uid else { return }
        let owner = name(of: facts.st_uid)
        guard geteuid() == 0 else {
            throw ToolFault("\(directory) is \(owner)'s: run it with sudo -u \(owner)")
        }
        // initgroups(3) is not in the Glibc module: the groups of root are dropped, and the owner's first one is enough.
        guard setgroups(0, nil) == 0, setgid(facts.st_gid) == 0, setuid(facts.st_uid) == 0 else {
            throw PortError(call: "setuid", on: directory)
        }
    }

    /// The name of a user, or the number of one that has none.
    static func name(of user: uid_t) -> String {
        var entry = unsafe passwd()
        var found: UnsafeMutablePointer<passwd>?
        var buffer = [CChar](repeating: 0, count: 4096)
        guard unsafe getpwuid_r(user, &entry, &buffer, buffer.count, &found) == 0, unsafe found != nil else {
            return "#\(user)"
        }
        return unsafe String(cString: entry.pw_name)
    }
}
