// SPDX-License-Identifier: Apache-2.0
import Glibc
import Ports
import Safekeeping

/// A folder of a moment for a drill, closed to others; where `TMPDIR` says, or below /var/tmp, which is a disk.
struct ScratchFolder {
    let path: String

    /// Makes it where `bytes` fit besides what must stay free.
    init(bytes: Int64) throws {
        let parent = unsafe getenv("TMPDIR").map { unsafe String(cString: $0) } ?? "/var/tmp"
        try BackupLimits().check(bytes: bytes, free: DiskSpace.free(parent), at: parent)
        var template = Array("\(parent)/hallkiosk-drill-XXXXXX".utf8CString)
        guard unsafe mkdtemp(&template) != nil else { throw PortError(call: "mkdtemp", on: parent) }
        path = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    func remove() { try? FileTree.remove(path) }
}
