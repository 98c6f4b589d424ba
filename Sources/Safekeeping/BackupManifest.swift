// SPDX-License-Identifier: Apache-2.0
import FoundationEssentials
package import Terms

/// What a backup consists of, written into it as its last file: a folder without one was never finished.
package struct BackupManifest: Sendable, Equatable, Codable {
    /// What was backed up.
    package enum Kind: String, Sendable, Codable {
        case hall, center
    }

    /// One file, by its path within the backup.
    package struct File: Sendable, Equatable, Codable {
        /// Below the backup's folder: `state/journal.db`.
        package let path: String
        /// How many bytes it has.
        package let bytes: Int64
        /// SHA-256 as lower-case hexadecimal digits, as `sha256sum` prints it.
        package let sha256: String

        /// Collects the parts.
        package init(path: String, bytes: Int64, sha256: String) {
            (self.path, self.bytes, self.sha256) = (path, bytes, sha256)
        }
    }

    /// The version of the folder's form.
    package let format: Int
    /// What was backed up.
    package let kind: Kind
    /// Whose it is: the hall's id, or the center's first host name.
    package let owner: String
    /// The release that made it.
    package let release: String
    /// When it was begun, in milliseconds since the epoch.
    package let madeMilliseconds: Int64
    /// Whether keys, tokens and enrolment are in it.
    package let hasKeys: Bool
    /// What was counted in the databases, by name: what a restore must find again.
    package let counts: [String: Int64]
    /// Every file but this one, in the order of their paths.
    package let files: [File]

    /// The name of its file in a backup's folder.
    package static let fileName = "manifest.json"
    /// The newest form that this program writes and reads.
    package static let currentFormat = 1
    /// A later form has a small number; any other is no manifest.
    private static let mostFormats = 1000
    /// The most bytes it may have.
    static let byteLimit = 32 << 20
    /// The most bytes that a file of it is believed to have: all of them together can be added up.
    private static let mostBytes: Int64 = 1 << 44
    /// The last moment of the year 9999, in milliseconds since the epoch.
    private static let latest: Int64 = 253_402_300_799_999

    /// Describes a backup of this release.
    package init(kind: Kind, owner: String, made: Timestamp, hasKeys: Bool, counts: [String: Int64], files: [File]) {
        (format, release) = (Self.currentFormat, Release.version)
        (self.kind, self.owner, self.hasKeys, self.counts) = (kind, owner, hasKeys, counts)
        madeMilliseconds = made.milliseconds
        self.files = files.sorted { $0.path < $1.path }
    }

    /// When it was begun.
    package var made: Timestamp { Timestamp(milliseconds: madeMilliseconds) }

    /// All files together.
    package var totalBytes: Int64 { files.reduce(0) { $0 + $1.bytes } }

    /// Reads a manifest; throws `.newer` for one of a later form, `.notABackup` for what is none.
    package static func read(_ bytes: [UInt8], in folder: String) throws(BackupFault) -> BackupManifest {
        let decoder = JSONDecoder()
        guard let form = try? decoder.decode(Form.self, from: Data(bytes)) else { throw .notABackup(folder) }
        guard form.format <= currentFormat else {
            throw form.format <= mostFormats ? .newer(format: form.format) : .notABackup(folder)
        }
        guard let manifest = try? decoder.decode(BackupManifest.self, from: Data(bytes)),
            manifest.files.allSatisfy({ isInside($0.path) && (0...mostBytes).contains($0.bytes) }),
            (0...latest).contains(manifest.madeMilliseconds)
        else { throw .notABackup(folder) }
        return manifest
    }

    /// The bytes of the file.
    package var bytes: [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        // Texts and numbers always encode.
        return (try? encoder.encode(self)).map { Array($0) + [0x0A] } ?? []
    }

    /// Whether a path stays below the folder, whoever wrote the manifest.
    private static func isInside(_ path: String) -> Bool {
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        return !parts.isEmpty && parts.allSatisfy { !$0.isEmpty && $0 != "." && $0 != ".." } && path != fileName
    }

    /// What every form begins with.
    private struct Form: Decodable {
        let format: Int
    }
}
