// SPDX-License-Identifier: Apache-2.0
import CLinux
import Glibc

/// What a daemon that runs for months does not hold on to.
package enum Memory {
    /// Blocks of this size and more go back to the system when they are freed; otherwise glibc raises the limit up to
    /// 32 MiB by itself, and keeps what a start or a snapshot needed for a moment.
    private static let largeBlock: CInt = 256 * 1024
    /// The most of /proc/self/maps that is read; a daemon with its forty libraries has some 20 KiB.
    private static let mapLimit = 1 << 20

    /// Sets the habits of the heap; to be called before the first thread is started.
    package static func prepare() { _ = linux_return_blocks_from(largeBlock) }

    /// Gives back what only the start needed: free heap, and pages of code, which the kernel maps again when they are run.
    ///
    /// A start runs through much code once (linking, protocol conformances, JSON, key files); most of it never runs again.
    package static func returnUnused() {
        linux_trim_heap()
        guard let map = try? WholeFile.read(path: "/proc/self/maps", limit: mapLimit) else { return }
        for area in codeAreas(in: map) {
            // Never written, so nothing is lost (madvise(2), MADV_DONTNEED).
            unsafe madvise(UnsafeMutableRawPointer(bitPattern: area.lowerBound), area.count, MADV_DONTNEED)
        }
    }

    /// The addresses at which files are mapped to be run and not to be written (proc_pid_maps(5)).
    static func codeAreas(in map: [UInt8]) -> [Range<UInt>] {
        map.split(separator: UInt8(ascii: "\n")).compactMap { line in
            // address perms offset dev inode pathname
            let words = line.split(separator: UInt8(ascii: " "), maxSplits: 5)
            guard words.count == 6, words[1].elementsEqual("r-xp".utf8), !words[4].elementsEqual("0".utf8) else {
                return nil
            }
            let ends = words[0].split(separator: UInt8(ascii: "-")).map {
                UInt(String(decoding: $0, as: UTF8.self), radix: 16)
            }
            guard ends.count == 2, let first = ends[0], let last = ends[1], first < last else { return nil }
            return first..<last
        }
    }
}
