// SPDX-License-Identifier: Apache-2.0

import Glibc

// The staff file of a hall: `staff` in its directory, which only its owner may read. `kioskd` and `kioskctl` both change
// it: a change reads, alters and replaces it under a lock, and a reader sees it whole, before or after.
extension StaffRoll {
    /// The name of the file in the hall's directory.
    package static let fileName = "staff"
    /// The most bytes the file may have.
    package static let fileLimit = 524_288

    /// Tells one state of the file from another without reading it (stat(2)).
    package struct FileMark: Sendable, Hashable {
        private let node: UInt64
        private let size: Int64
        private let seconds: Int
        private let nanoseconds: Int

        fileprivate init(_ facts: stat) {
            (node, size) = (UInt64(facts.st_ino), Int64(facts.st_size))
            (seconds, nanoseconds) = (facts.st_mtim.tv_sec, facts.st_mtim.tv_nsec)
        }
    }

    /// Looks at the file; nil when there is none.
    package static func mark(path: String) -> FileMark? {
        var facts = stat()
        guard unsafe stat(path, &facts) == 0 else { return nil }
        return FileMark(facts)
    }

    /// Reads the roll; a hall without the file has no staff yet.
    package static func load(path: String) throws(StaffFault) -> StaffRoll {
        let text: KeyBytes
        do throws(VaultError) {
            text = try PrivateFile.read(path, limit: fileLimit)
        } catch {
            guard case .noFile = error else { throw .file(error) }
            return StaffRoll()
        }
        let bytes = unsafe text.lend { unsafe Array($0) }
        return try parse(String(decoding: bytes, as: UTF8.self), name: path)
    }

    /// Changes the roll in the file at `path`; after a power cut there is the old one or the new one, whole.
    ///
    /// Waits until another process has finished its change (flock(2) on `path.lock`), and for the disk. Never hash a
    /// secret inside `change`.
    package static func change<Result>(
        path: String,
        _ change: (inout StaffRoll) throws(StaffFault) -> Result
    ) throws(StaffFault) -> Result {
        let lock = try lock(path + ".lock")
        defer { close(lock) }
        var roll = try load(path: path)
        let result = try change(&roll)
        do throws(VaultError) {
            try PrivateFile.replace(path, by: Array(roll.text.utf8))
        } catch { throw .file(error) }
        return result
    }

    /// Reads the text of the file; `name` is how messages call it.
    package static func parse(_ text: String, name: String) throws(StaffFault) -> StaffRoll {
        var roll = StaffRoll()
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        for (index, line) in lines.enumerated() where !line.isEmpty && !line.hasPrefix("#") {
            guard let member = StaffMember(line: line), (try? roll.add(member)) != nil
            else { throw .badLine(file: name, line: index + 1) }
        }
        return roll
    }

    /// The text of the file.
    var text: String {
        let head = "# Staff of hallkiosk: number, roles, enabled or disabled, hash of the secret. Mode 0600.\n"
        return members.reduce(into: head) { $0 += $1.line + "\n" }
    }

    private static func lock(_ path: String) throws(StaffFault) -> Int32 {
        let file = unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard file >= 0 else { throw .file(.system(call: "open", path: path, errno: errno)) }
        PrivateFile.giveToOwner(file, of: path)
        while flock(file, LOCK_EX) != 0 {
            guard errno == EINTR else {
                let reason = errno
                close(file)
                throw .file(.system(call: "flock", path: path, errno: reason))
            }
        }
        return file
    }
}
