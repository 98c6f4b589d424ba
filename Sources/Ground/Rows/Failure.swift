// SPDX-License-Identifier: Apache-2.0
import Glibc

/// The kinds of failure that a caller treats differently.
package enum Failure: String, Sendable, Equatable, CaseIterable {
    /// No space on the disk, or the page limit is reached: nothing was written.
    case full
    /// Another connection holds the lock longer than the time limit.
    case busy
    /// The file's content is damaged.
    case corrupt
    /// The file or its directory may not be written.
    case readOnly
    /// The file or its directory cannot be opened.
    case cantOpen
    /// A constraint of the schema was violated.
    case constraint
    /// The disk reported an error.
    case io
    /// Anything else: normally a mistake in the program.
    case other

    /// Classifies the `errno` of a file operation.
    init(errno: Int32) {
        self =
            switch errno {
            case ENOSPC, EDQUOT: .full
            case EROFS: .readOnly
            case EACCES, EPERM, ENOENT, ENOTDIR: .cantOpen
            case EIO: .io
            default: .other
            }
    }
}
