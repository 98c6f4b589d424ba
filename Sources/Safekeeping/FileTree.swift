// SPDX-License-Identifier: Apache-2.0
import Glibc
package import Ports
import Terms
import Vault

/// Folders and whole files: listed, copied with their hash, removed; links are never followed.
package enum FileTree {
    /// What was copied or read.
    struct Sum {
        let bytes: Int64
        let sha256: String
    }

    private static let chunk = 1 << 20

    /// The names in a folder, without `.` and `..`, in no order; throws `.notFound` when it is not there.
    package static func names(in path: String) throws(PortError) -> [String] {
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

    /// The paths of all files below `path`, relative to it and sorted; links and devices are left out.
    package static func files(below path: String, limit: Int) throws(PortError) -> [String] {
        var (found, folders) = ([String](), [""])
        while let folder = folders.popLast() {
            for name in try names(in: folder.isEmpty ? path : path + "/" + folder) {
                let inner = folder.isEmpty ? name : folder + "/" + name
                switch try facts(of: path + "/" + inner).st_mode & S_IFMT {
                case S_IFREG: found.append(inner)
                case S_IFDIR: folders.append(inner)
                default: continue
                }
                guard found.count + folders.count <= limit else { throw .full(limit: limit) }
            }
        }
        return found.sorted()
    }

    /// Makes a folder with mode 0700 unless it is there.
    package static func makeFolder(_ path: String) throws(PortError) {
        guard unsafe mkdir(path, 0o700) == 0 || errno == EEXIST else { throw PortError(call: "mkdir", on: path) }
    }

    /// Removes a file, or a folder with all that is in it; nothing when it is not there.
    package static func remove(_ path: String) throws(PortError) {
        if unsafe unlink(path) == 0 || errno == ENOENT { return }
        guard errno == EISDIR || errno == EPERM else { throw PortError(call: "unlink", on: path) }
        for name in try names(in: path) { try remove(path + "/" + name) }
        guard unsafe rmdir(path) == 0 else { throw PortError(call: "rmdir", on: path) }
    }

    /// The folders that a relative path lies in, the outermost first: `a`, `a/b` of `a/b/c`.
    static func parents(of path: String) -> [String] {
        let parts = path.split(separator: "/")
        return (1..<max(1, parts.count)).map { parts.prefix($0).joined(separator: "/") }
    }

    /// Has the disk keep which names a folder holds.
    package static func sync(folder path: String) throws(PortError) {
        let folder = try Descriptor(opening: path, O_RDONLY | O_DIRECTORY)
        guard fsync(folder.number) == 0 else { throw PortError(call: "fsync", on: path) }
    }

    /// The permission bits of a file or folder.
    static func mode(of path: String) throws(PortError) -> UInt32 { try facts(of: path).st_mode & 0o7777 }

    /// The bytes of a file.
    package static func size(of path: String) throws(PortError) -> Int64 { Int64(try facts(of: path).st_size) }

    /// Copies a file to a new one that only we can read; on the disk when this returns, unless it threw.
    static func copy(
        _ source: String,
        to target: String,
        while goesOn: () throws(PortError) -> Void
    ) throws(PortError) -> Sum {
        let output = try Descriptor(opening: target, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW)
        let sum = try read(source) { (bytes) throws(PortError) in
            try goesOn()
            try write(bytes, to: output, target)
        }
        guard fsync(output.number) == 0 else { throw PortError(call: "fsync", on: target) }
        return sum
    }

    /// Reads a file from its first byte to its last, from the disk where it was written and synced before.
    static func read(
        _ path: String,
        _ take: (ArraySlice<UInt8>) throws(PortError) -> Void
    ) throws(PortError) -> Sum {
        let file = try Descriptor(opening: path, O_RDONLY | O_NOFOLLOW)
        // What lies in memory says nothing of the disk (posix_fadvise(2)).
        _ = posix_fadvise(file.number, 0, 0, POSIX_FADV_DONTNEED)
        var digest = RunningDigest()
        var (buffer, bytes) = ([UInt8](repeating: 0, count: chunk), Int64(0))
        while true {
            let count = unsafe buffer.withUnsafeMutableBytes {
                unsafe Glibc.read(file.number, $0.baseAddress, $0.count)
            }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw PortError(call: "read", on: path) }
            guard count > 0 else { return Sum(bytes: bytes, sha256: Hex.text(digest.finish())) }
            digest.add(buffer[..<count])
            try take(buffer[..<count])
            bytes += Int64(count)
        }
    }

    private static func write(
        _ bytes: ArraySlice<UInt8>,
        to file: borrowing Descriptor,
        _ path: String
    ) throws(PortError) {
        var rest = bytes
        while !rest.isEmpty {
            let count = unsafe rest.withUnsafeBytes { unsafe Glibc.write(file.number, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw PortError(call: "write", on: path) }
            rest = rest.dropFirst(count)
        }
    }

    private static func facts(of path: String) throws(PortError) -> stat {
        var facts = stat()
        guard unsafe lstat(path, &facts) == 0 else { throw PortError(call: "lstat", on: path) }
        return facts
    }
}
