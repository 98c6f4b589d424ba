// SPDX-License-Identifier: Apache-2.0
import Glibc

/// A directory for one test.
final class Scratch: Sendable {
    let path: String

    init() {
        var template = Array("/tmp/desk-XXXXXX".utf8CString)
        precondition(unsafe mkdtemp(&template) != nil, "no scratch directory")
        path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    deinit {
        if let folder = unsafe opendir(path) {
            while let entry = unsafe readdir(folder) {
                let name = unsafe withUnsafeBytes(of: entry.pointee.d_name) { raw in
                    unsafe String(decoding: raw.prefix { $0 != 0 }, as: UTF8.self)
                }
                unsafe unlink(path + "/" + name)
            }
            unsafe closedir(folder)
        }
        unsafe rmdir(path)
    }
}
