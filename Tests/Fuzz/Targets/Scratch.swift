// SPDX-License-Identifier: Apache-2.0
import Glibc

/// A folder in memory whose names are gone as soon as the files are open: nothing is left behind, however a run ends.
enum Scratch {
    /// Makes a folder, lets `open` open files in it, and takes the names away.
    static func with<Value>(_ open: (String) throws -> Value) rethrows -> Value {
        let folder = make()
        defer { remove(folder) }
        return try open(folder)
    }

    private static func make() -> String {
        for place in ["/dev/shm", "/tmp"] {
            var template = Array("\(place)/fuzz-XXXXXX".utf8CString)
            guard unsafe mkdtemp(&template) != nil else { continue }
            return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        }
        preconditionFailure("no scratch directory")
    }

    private static func remove(_ path: String) {
        guard let folder = unsafe opendir(path) else { return }
        while let entry = unsafe readdir(folder) {
            let name = unsafe withUnsafeBytes(of: entry.pointee.d_name) { raw in
                unsafe String(decoding: raw.prefix { $0 != 0 }, as: UTF8.self)
            }
            unsafe unlink(path + "/" + name)
        }
        unsafe closedir(folder)
        unsafe rmdir(path)
    }
}
