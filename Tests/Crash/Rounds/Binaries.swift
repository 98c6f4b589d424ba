// SPDX-License-Identifier: Apache-2.0
import Glibc

/// The programs under test, and the forgetful disk beside them.
struct Binaries: Sendable {
    let folder: String

    var kioskd: String { folder + "/kioskd" }
    var centerd: String { folder + "/centerd" }
    var kioskctl: String { folder + "/kioskctl" }
    var disk: String { folder + "/libForgetful.so" }

    /// This program itself, which is also the writer of the proof.
    static func ownPath() throws -> String {
        var buffer = [CChar](repeating: 0, count: 4096)
        let count = unsafe readlink("/proc/self/exe", &buffer, buffer.count)
        guard count > 0 else { throw CrashFault("/proc/self/exe cannot be read") }
        return String(decoding: buffer.prefix(count).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// Throws unless everything is built.
    func check() throws {
        for path in [kioskd, centerd, kioskctl, disk] {
            guard unsafe access(path, R_OK) == 0 else { throw CrashFault("\(path) is not built: make crash builds it") }
        }
    }
}
