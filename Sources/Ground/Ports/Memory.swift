// SPDX-License-Identifier: Apache-2.0
import CLinux

/// What a daemon that runs for months does not hold on to.
package enum Memory {
    /// Blocks of this size and more go back to the system when they are freed; otherwise glibc raises the limit up to
    /// 32 MiB by itself, and keeps what a start or a snapshot needed for a moment.
    private static let largeBlock: CInt = 256 * 1024

    /// Sets the habits of the heap; to be called before the first thread is started.
    package static func prepare() { _ = linux_return_blocks_from(largeBlock) }

    /// Gives free heap back that only the start needed (malloc_trim(3)).
    package static func returnUnused() { linux_trim_heap() }
}
