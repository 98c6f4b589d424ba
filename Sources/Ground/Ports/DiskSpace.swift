// SPDX-License-Identifier: Apache-2.0
import Glibc

/// How much room a file system has.
package enum DiskSpace {
    /// Bytes that this user can still write below `path`; throws as statvfs(3) says.
    package static func free(_ path: String) throws(PortError) -> Int64 {
        var status = statvfs()
        guard unsafe statvfs(path, &status) == 0 else { throw PortError(call: "statvfs", on: path) }
        return Int64(clamping: UInt64(status.f_bavail)) * Int64(clamping: UInt64(status.f_frsize))
    }
}
