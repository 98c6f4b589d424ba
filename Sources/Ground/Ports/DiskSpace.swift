// SPDX-License-Identifier: Apache-2.0
import Glibc

/// How much room a file system has.
package enum DiskSpace {
    /// Bytes that this user can still write below `path`; throws as statvfs(3) says.
    package static func free(_ path: String) throws(PortError) -> Int64 { try look(path).free }

    /// Free bytes, and all there are.
    package static func look(_ path: String) throws(PortError) -> (free: Int64, total: Int64) {
        var status = statvfs()
        guard unsafe statvfs(path, &status) == 0 else { throw PortError(call: "statvfs", on: path) }
        let size = Int64(clamping: UInt64(status.f_frsize))
        return (Int64(clamping: UInt64(status.f_bavail)) * size, Int64(clamping: UInt64(status.f_blocks)) * size)
    }

    /// The bytes of a file; 0 when it is not there.
    package static func size(_ path: String) -> Int64 {
        var facts = stat()
        return unsafe stat(path, &facts) == 0 ? Int64(facts.st_size) : 0
    }
}
