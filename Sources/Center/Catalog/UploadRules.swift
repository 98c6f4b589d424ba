// SPDX-License-Identifier: Apache-2.0

/// Which materials an item takes before the visit (R72); uploading is always skippable (R44).
package struct UploadRules: Sendable, Equatable, Codable {
    /// The most files of one booking, 1–20.
    package var files: Int
    /// The most bytes of one file, in KiB, 1–5,120.
    package var kibibytes: Int

    /// The most files that any item may take.
    package static let fileLimit = 20
    /// The most KiB of a file that any item may take.
    package static let kibibyteLimit = 5_120

    /// Collects the parts.
    package init(files: Int = 10, kibibytes: Int = 5_120) { (self.files, self.kibibytes) = (files, kibibytes) }

    /// Whether both lie within their bounds.
    package var isSound: Bool {
        (1...Self.fileLimit).contains(files) && (1...Self.kibibyteLimit).contains(kibibytes)
    }
}
