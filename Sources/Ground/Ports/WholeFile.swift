// SPDX-License-Identifier: Apache-2.0
import Glibc

/// Small files as a whole: settings, keys, state that is replaced at once or not at all.
package enum WholeFile {
    /// Reads a file of at most `limit` bytes; throws `.full` for a larger one.
    package static func read(path: String, limit: Int) throws(PortError) -> [UInt8] {
        let file = try Descriptor(opening: path, O_RDONLY)
        var bytes: [UInt8] = []
        while true {
            // One byte more than allowed tells a file at the limit from one beyond it.
            let wanted = min(limit + 1 - bytes.count, 65_536)
            var count = 0
            let chunk = unsafe [UInt8](unsafeUninitializedCapacity: wanted) { buffer, filled in
                count = unsafe Glibc.read(file.number, buffer.baseAddress, wanted)
                filled = max(count, 0)
            }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else {
                throw errno == EISDIR ? .wrongKind(path, hint: "a file") : PortError(call: "read", on: path)
            }
            guard count > 0 else { return bytes }
            bytes += chunk
            guard bytes.count <= limit else { throw .full(limit: limit) }
        }
    }

    /// Replaces the file by `bytes`: after a power cut it holds the old contents or the new, never a part.
    ///
    /// Written beside it, fsync, rename(2), fsync of the directory. `mode` is exact, whatever the umask.
    package static func writeAtomically(_ bytes: [UInt8], to path: String, mode: UInt32) throws(PortError) {
        let (directory, name) = split(path)
        let temporary = directory + "/." + name + ".new"
        // A leftover of a power cut; two writers of one file exclude each other by other means.
        _ = unsafe unlink(temporary)
        let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW
        do throws(PortError) {
            let file = try Descriptor(opening: temporary, flags)
            try write(bytes, to: file, path)
            guard fchmod(file.number, mode) == 0 else { throw PortError(call: "fchmod", on: path) }
            guard fsync(file.number) == 0 else { throw PortError(call: "fsync", on: path) }
            guard unsafe rename(temporary, path) == 0 else { throw PortError(call: "rename", on: path) }
        } catch {
            _ = unsafe unlink(temporary)
            throw error
        }
        let folder = try Descriptor(opening: directory, O_RDONLY | O_DIRECTORY)
        guard fsync(folder.number) == 0 else { throw PortError(call: "fsync", on: directory) }
    }

    private static func write(_ bytes: [UInt8], to file: borrowing Descriptor, _ path: String) throws(PortError) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = unsafe rest.withUnsafeBytes { unsafe Glibc.write(file.number, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw PortError(call: "write", on: path) }
            rest = rest.dropFirst(count)
        }
    }

    private static func split(_ path: String) -> (directory: String, name: String) {
        guard let slash = path.lastIndex(of: "/") else { return (".", path) }
        return (slash == path.startIndex ? "/" : String(path[..<slash]), String(path[path.index(after: slash)...]))
    }
}
