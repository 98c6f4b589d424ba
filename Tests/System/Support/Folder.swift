// SPDX-License-Identifier: Apache-2.0
import Glibc
import Ports
import Testing

/// A folder of its own under /tmp, gone with the last reference.
final class Folder: Sendable {
    let path: String

    init() throws {
        var template = Array("/tmp/hallkiosk-system-XXXXXX".utf8CString)
        let isMade = unsafe template.withUnsafeMutableBufferPointer { buffer in
            unsafe buffer.baseAddress.map { unsafe mkdtemp($0) != nil } ?? false
        }
        try #require(isMade)
        path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    deinit { Self.delete(path) }

    /// Writes a file that only we can read.
    func write(_ text: String, to name: String) throws {
        try WholeFile.writeAtomically(Array(text.utf8), to: path + "/" + name, mode: 0o600)
    }

    /// Reads a file of up to 256 MiB.
    static func read(_ path: String) throws -> [UInt8] { try WholeFile.read(path: path, limit: 1 << 28) }

    /// The files below a folder, links left out.
    static func files(below path: String) -> [String] {
        names(in: path).sorted().flatMap { name in
            let inner = path + "/" + name
            var status = stat()
            guard unsafe lstat(inner, &status) == 0 else { return [String]() }
            switch status.st_mode & S_IFMT {
            case S_IFREG: return [inner]
            case S_IFDIR: return files(below: inner)
            default: return []
            }
        }
    }

    private static func delete(_ path: String) {
        // remove(3) takes files, links and empty folders.
        guard unsafe remove(path) != 0 else { return }
        for name in names(in: path) { delete(path + "/" + name) }
        _ = unsafe remove(path)
    }

    private static func names(in path: String) -> [String] {
        guard let directory = unsafe opendir(path) else { return [] }
        defer { unsafe closedir(directory) }
        var names: [String] = []
        while let entry = unsafe readdir(directory) {
            let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names
    }
}
