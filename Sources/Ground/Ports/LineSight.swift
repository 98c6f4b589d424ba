// SPDX-License-Identifier: Apache-2.0
import CLinux
import Glibc

/// What the kernel says of an open line, without a word in the device's own protocol.
package struct LineSight: Sendable, Hashable {
    /// The status byte of a USB printer; nil for other lines, and for printers that cannot tell.
    package let status: LPStatus?
    /// Whether everything that was written has left this machine.
    package let hasSentAll: Bool

    /// Collects what was seen.
    package init(status: LPStatus?, hasSentAll: Bool) { (self.status, self.hasSentAll) = (status, hasSentAll) }

    /// Looks at a line; of an `lp:` node it may take 5 s, so on a thread of its own (see `LPStatus`).
    package init(of descriptor: borrowing Descriptor) {
        let number = descriptor.number
        status = LPStatus(asking: number)
        let unsent = linux_unsent(number)
        hasSentAll = unsent == 0 || (unsent < 0 && Self.takesMore(number))
    }

    /// usblp takes more only once the printer has taken what it was given; a file takes more always.
    private static func takesMore(_ number: CInt) -> Bool {
        var request = pollfd(fd: number, events: Int16(POLLOUT), revents: 0)
        return unsafe poll(&request, 1, 0) > 0 && request.revents & Int16(POLLOUT) != 0
    }
}

extension ByteLine {
    /// A second descriptor of the line, for a call that may block while the line goes on; throws `.notOpen` after the end.
    package func duplicate() throws(PortError) -> Descriptor {
        let number = try withDescriptor { number throws(PortError) -> CInt in
            guard let number else { throw .notOpen }
            return fcntl(number, F_DUPFD_CLOEXEC, 0)
        }
        return try Descriptor(number, from: "fcntl", on: "the line")
    }
}
