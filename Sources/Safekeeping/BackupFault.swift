// SPDX-License-Identifier: Apache-2.0
package import Ports
import Terms

/// Why a backup could not be made or cannot be used; never says what a file holds.
package enum BackupFault: Error, Sendable, Equatable, CustomStringConvertible {
    /// Fewer bytes are free below `path` than the copy takes and must be left.
    case spaceShort(path: String, free: Int64, needed: Int64)
    /// It took longer than a backup may.
    case tookTooLong
    /// Another backup is being made in the same folder.
    case beingMade(String)
    /// There is one of this very second.
    case madeAlready(BackupName)
    /// Others may read the folder, and keys are to go into it.
    case openToOthers(String)
    /// The folder holds no backup that was finished.
    case notABackup(String)
    /// It was made by a newer program.
    case newer(format: Int)
    /// It is one of something else: `found` instead of `expected`.
    case ofAnother(expected: String, found: String)
    /// A file of the backup is missing.
    case missing(String)
    /// A file is there that the backup was not made with.
    case unexpected(String)
    /// A file was changed after the backup was made.
    case changed(String)
    /// What was read back is not what was counted when the backup was made.
    case differs(String)
    /// More files than a state directory has.
    case tooMany(limit: Int)
    /// The disk or the permissions.
    case files(PortError)

    /// Sorts a failure of the disk.
    init(_ error: PortError) {
        switch error {
        case .timedOut: self = .tookTooLong
        case .full(let limit): self = .tooMany(limit: limit)
        default: self = .files(error)
        }
    }

    package var description: String {
        switch self {
        case .spaceShort(let path, let free, let needed):
            "\(path) has \(Self.size(free)) free, and the backup needs \(Self.size(needed)): make space or choose another disk"
        case .tookTooLong: "the backup takes longer than it may: nothing of it was kept; is the disk failing?"
        case .beingMade(let path): "a backup is being made in \(path) now: wait until it is done"
        case .madeAlready(let name): "there is a backup \(name) already: try again in a second"
        case .openToOthers(let path):
            "\(path) can be read by others, and a backup holds keys: chmod 700 \(path), or take --without-keys"
        case .notABackup(let path): "\(path) is no finished backup"
        case .newer(let format): "the backup has format \(format), which a newer release made: install that release"
        case .ofAnother(let expected, let found): "the backup is one of \(found), not of \(expected)"
        case .missing(let name): "the backup is damaged: \(name) is missing"
        case .unexpected(let name): "the backup is damaged: \(name) does not belong to it"
        case .changed(let name): "the backup is damaged: \(name) was changed after it was made"
        case .differs(let what): "the backup is damaged: \(what)"
        case .tooMany(let limit): "more than \(limit) files: that is no state directory"
        case .files(let error): "\(error)"
        }
    }

    private static func size(_ bytes: Int64) -> String {
        bytes >= 1 << 30 ? "\(bytes >> 30) GiB" : "\(max(0, bytes) >> 20) MiB"
    }
}
