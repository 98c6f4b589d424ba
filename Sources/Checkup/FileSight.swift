// SPDX-License-Identifier: Apache-2.0

/// A file or folder that matters: how it is, and how it should be.
package struct FileSight: Sendable, Equatable {
    /// How it is.
    package enum Found: Sendable, Equatable {
        case missing
        /// A folder above it may not be entered.
        case unseen
        case there(owner: String, mode: UInt32, isEmpty: Bool)
    }

    /// Where it is.
    package let path: String
    /// Who should own it.
    package let owner: String
    /// The most permissions it may have, as 0o600.
    package let mode: UInt32
    /// Whether a machine without it is not in order.
    package let isNeeded: Bool
    /// Whether it is a folder.
    package let isFolder: Bool
    /// How it is.
    package var found = Found.unseen

    /// Says how it should be.
    package init(_ path: String, owner: String, mode: UInt32, isNeeded: Bool = false, isFolder: Bool = false) {
        (self.path, self.owner, self.mode) = (path, owner, mode)
        (self.isNeeded, self.isFolder) = (isNeeded, isFolder)
    }
}
