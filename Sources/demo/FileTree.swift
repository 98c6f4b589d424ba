// SPDX-License-Identifier: Apache-2.0
import Glibc
import Ports

/// Folders with all that is in them.
enum FileTree {
    static func exists(_ path: String) -> Bool { unsafe access(path, F_OK) == 0 }

    static func isEmpty(_ path: String) -> Bool { (try? names(in: path).isEmpty) ?? false }

    /// Makes a folder for this user only, and those above it.
    static func makeFolder(_ path: String) throws {
        if let slash = path.lastIndex(of: "/"), slash != path.startIndex {
            let parent = String(path[..<slash])
            if !exists(parent) { try makeFolder(parent) }
        }
        guard unsafe mkdir(path, 0o700) == 0 || errno == EEXIST else { throw PortError(call: "mkdir", on: path) }
    }

    /// Removes a folder and what is in it; links are removed, not followed.
    static func remove(_ path: String) throws {
        for name in try names(in: path) {
            let inner = path + "/" + name
            if isFolder(inner) { try remove(inner) } else { _ = unsafe unlink(inner) }
        }
        guard unsafe rmdir(path) == 0 else { throw PortError(call: "rmdir", on: path) }
    }

    /// Every regular file below `path`.
    static func files(below path: String) throws -> [String] {
        try names(in: path).sorted().flatMap { name throws -> [String] in
            let inner = path + "/" + name
            if isFolder(inner) { return try files(below: inner) }
            return kind(of: inner) == S_IFREG ? [inner] : []
        }
    }

    private static func isFolder(_ path: String) -> Bool { kind(of: path) == S_IFDIR }

    private static func kind(of path: String) -> mode_t? {
        var status = stat()
        return unsafe lstat(path, &status) == 0 ? status.st_mode & S_IFMT : nil
    }

    private static func names(in path: String) throws -> [String] {
        guard let folder = unsafe opendir(path) else { throw PortError(call: "opendir", on: path) }
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
