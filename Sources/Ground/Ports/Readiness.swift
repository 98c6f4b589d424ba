// SPDX-License-Identifier: Apache-2.0
import CLinux

/// What a descriptor is ready for, or what one waits for.
package struct Readiness: OptionSet, Sendable, Hashable {
    /// Bits of epoll_event.events (epoll_ctl(2)).
    package let rawValue: UInt32

    /// Takes bits as epoll reports them.
    package init(rawValue: UInt32) { self.rawValue = rawValue }

    /// Bytes can be read, or the end of the stream.
    package static let input = Readiness(rawValue: UInt32(LINUX_IN))
    /// Bytes can be written.
    package static let output = Readiness(rawValue: UInt32(LINUX_OUT))
    /// Hung up or failed; always reported, need not be asked for.
    package static let gone = Readiness(rawValue: UInt32(LINUX_GONE))
}
