// SPDX-License-Identifier: Apache-2.0
import Glibc

/// Owns one file descriptor and closes it exactly once, when its owner lets go.
package struct Descriptor: ~Copyable, Sendable {
    /// The number, for calls while the owner keeps this value alive.
    package let number: CInt

    /// Takes over an open descriptor.
    package init(owning number: CInt) {
        precondition(number >= 0, "not a descriptor")
        self.number = number
    }

    /// Takes over the result of `call`, or throws its errno.
    package init(_ number: CInt, from call: String, on name: String) throws(PortError) {
        guard number >= 0 else { throw PortError(call: call, on: name) }
        self.init(owning: number)
    }

    /// Opens a path, close-on-exec and never as controlling terminal; throws as open(2) says.
    package init(opening path: String, _ flags: CInt, mode: UInt32 = 0o600) throws(PortError) {
        let number = unsafe open(path, flags | O_CLOEXEC | O_NOCTTY, mode)
        try self.init(number, from: "open", on: path)
    }

    deinit { close(number) }

    /// The path that was opened, behind all links (proc(5)); nil for what has none.
    var path: String? {
        var bytes = [CChar](repeating: 0, count: Int(PATH_MAX))
        let count = unsafe readlink("/proc/self/fd/\(number)", &bytes, bytes.count)
        guard count > 0 else { return nil }
        return String(decoding: bytes.prefix(count).map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    /// Gives the number away; the receiver closes it.
    package consuming func release() -> CInt {
        let number = number
        discard self
        return number
    }
}
