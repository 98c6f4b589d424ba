// SPDX-License-Identifier: Apache-2.0
import Glibc
import Ports

/// Folders with all that is in them.
enum FileTree {
    /// A folder of its own under the temporary files.
    static func makeScratch() throws -> String {
        let parent = unsafe getenv("TMPDIR").map { unsafe String(cString: $0) } ?? "/tmp"
        var template = Array((parent + "/hallkiosk-crash-XXXXXX").utf8CString)
        let isMade = unsafe template.withUnsafeMutableBufferPointer { buffer in
            unsafe buffer.baseAddress.map { unsafe mkdtemp($0) != nil } ?? false
        }
        guard isMade else { throw PortError(call: "mkdtemp", on: parent) }
        return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// Makes a folder, or empties it.
    static func empty(_ path: String) throws {
        if unsafe mkdir(path, 0o700) == 0 { return }
        guard errno == EEXIST else { throw PortError(call: "mkdir", on: path) }
        for name in names(in: path) { remove(path + "/" + name) }
    }

    /// Removes a folder and what is in it; links are removed, not followed.
    static func remove(_ path: String) {
        // remove(3) takes files, links and empty folders.
        guard unsafe Glibc.remove(path) != 0, errno == ENOTEMPTY || errno == EEXIST else { return }
        for name in names(in: path) { remove(path + "/" + name) }
        _ = unsafe Glibc.remove(path)
    }

    /// Removes the files of a folder whose names end so.
    static func removeFiles(in folder: String, ending: String) {
        for name in names(in: folder) where name.hasSuffix(ending) { _ = unsafe unlink(folder + "/" + name) }
    }

    private static func names(in path: String) -> [String] {
        guard let folder = unsafe opendir(path) else { return [] }
        defer { unsafe closedir(folder) }
        var names: [String] = []
        while let entry = unsafe readdir(folder) {
            let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names
    }
}
