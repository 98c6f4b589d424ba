// SPDX-License-Identifier: Apache-2.0
import Glibc

/// Why a device, file or socket could not be used.
///
/// Texts name nodes and calls, never what was read or written.
package enum PortError: Error, Hashable, Sendable {
    /// The configuration's address text is not one; `hint` says what is.
    case badAddress(String, hint: String)
    /// No such node, host or file, or no attached device matches.
    case notFound(String)
    /// Several devices match; the address must be made narrower. Says for each node an address that means it alone.
    case ambiguous([String])
    /// Another program holds it.
    case busy(String)
    /// The permissions do not allow it.
    case denied(String)
    /// It is there, but not what it should be; `hint` says what was expected.
    case wrongKind(String, hint: String)
    /// The time limit ran out.
    case timedOut
    /// The other end went away: unplugged, hung up or closed.
    case hungUp
    /// It was closed on this side, or is not open yet.
    case notOpen
    /// A named limit in bytes would be exceeded; nothing was taken.
    case full(limit: Int)
    /// Any other failure of a system call, with its errno.
    case system(call: String, code: CInt)

    /// Sorts the errno of `call` on `name` into the cases above.
    package init(call: String, on name: String, code: CInt = errno) {
        switch code {
        case ENOENT, ENXIO, ENOTDIR: self = .notFound(name)
        case EBUSY, EWOULDBLOCK, ETXTBSY: self = .busy(name)
        case EACCES, EPERM, EROFS: self = .denied(name)
        case EIO, ENODEV, EPIPE, ECONNRESET, ESHUTDOWN: self = .hungUp
        case ETIMEDOUT: self = .timedOut
        default: self = .system(call: call, code: code)
        }
    }
}

extension PortError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .badAddress(let text, let hint): "the address \(text) is not valid: \(hint)"
        case .notFound(let name): "\(name) is not there"
        case .ambiguous(let nodes): "several devices match, write one of them: \(nodes.joined(separator: ", "))"
        case .busy(let name): "\(name) is in use by another program"
        case .denied(let name): "\(name) may not be opened by this user"
        case .wrongKind(let name, let hint): "\(name) is not \(hint)"
        case .timedOut: "time ran out"
        case .hungUp: "the other end went away"
        case .notOpen: "not open"
        case .full(let limit): "the limit of \(limit) bytes is reached"
        case .system(let call, let code): "\(call): \(Self.text(of: code))"
        }
    }

    /// The C library's words for an errno; English, since no locale is ever set.
    private static func text(of code: CInt) -> String {
        var buffer = [CChar](repeating: 0, count: 128)
        // strerror_r is the XSI variant without _GNU_SOURCE: 0 on success, and thread-safe unlike strerror.
        guard unsafe strerror_r(code, &buffer, buffer.count) == 0 else { return "error \(code)" }
        return String(decoding: buffer.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }
}
