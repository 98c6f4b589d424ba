// SPDX-License-Identifier: Apache-2.0
import Glibc
import Ports
import Terms

/// Holds a journal's directory for one process, by flock(2) on its file `lock`; the kernel lets go when we die.
package struct DirectoryLock: ~Copyable, Sendable {
    private let file: Descriptor

    /// Takes the lock and writes our process id into the file, for the message of whoever is refused.
    package init(directory: String) throws(JournalError) {
        try self.init(Self.open(directory + "/lock"))
    }

    private init(_ file: consuming Descriptor) throws(JournalError) {
        guard flock(file.number, LOCK_EX | LOCK_NB) == 0 else { throw .inUse(pid: Self.readPID(file.number)) }
        let text = Array("\(getpid())\n".utf8)
        ftruncate(file.number, 0)
        _ = unsafe text.withUnsafeBytes { unsafe pwrite(file.number, $0.baseAddress, $0.count, 0) }
        self.file = file
    }

    private static func open(_ path: String) throws(JournalError) -> Descriptor {
        do throws(PortError) {
            return try Descriptor(opening: path, O_RDWR | O_CREAT)
        } catch {
            throw .storageFailed("\(error)")
        }
    }

    private static func readPID(_ descriptor: CInt) -> Int32? {
        var bytes = [UInt8](repeating: 0, count: 16)
        let count = unsafe bytes.withUnsafeMutableBytes { unsafe pread(descriptor, $0.baseAddress, $0.count, 0) }
        return Digits.value(bytes.prefix(max(0, count)).prefix { $0 != UInt8(ascii: "\n") }).flatMap(
            Int32.init(exactly:)
        )
    }
}
