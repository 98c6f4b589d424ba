// SPDX-License-Identifier: Apache-2.0
import Glibc

/// The user that a hall's files belong to: what root makes for it is made as that user.
struct HallUser {
    private let user: uid_t
    private let group: gid_t

    /// The package's user.
    private static let name = "hallkiosk"

    /// Whoever owns `directory`; before there is one, the package's user; nil for ourselves.
    init?(of directory: String) {
        guard geteuid() == 0 else { return nil }
        var facts = stat()
        if unsafe stat(directory, &facts) == 0 {
            (user, group) = (facts.st_uid, facts.st_gid)
        } else if let entry = unsafe getpwnam(Self.name) {
            unsafe (user, group) = (entry.pointee.pw_uid, entry.pointee.pw_gid)
        } else {
            return nil
        }
    }

    /// Does something as this user, for all threads of the program (seteuid(2)), and is root again afterwards.
    func doing<Result>(_ body: () async throws -> Result) async throws -> Result {
        guard setegid(group) == 0, seteuid(user) == 0 else {
            throw ToolFault("the hall's user cannot be taken on: run it with sudo")
        }
        defer { precondition(seteuid(0) == 0 && setegid(0) == 0, "root may become root again") }
        return try await body()
    }

    /// Gives it a folder that root has just made.
    func own(_ folder: String) throws {
        guard unsafe chown(folder, user, group) == 0 else {
            throw ToolFault("\(folder) cannot be given to the hall's user")
        }
    }
}
