// SPDX-License-Identifier: Apache-2.0

/// Why a file is no recording, or a device is not recorded.
package enum RecordingFault: Error, Sendable, Equatable, CustomStringConvertible {
    /// The first line is not that of a recording of this version.
    case notOne
    /// This line cannot be read.
    case badLine(Int)
    /// It has more entries or bytes than a recording may have.
    case tooLong
    /// A card module answers on a line that was to be recorded without its masks; nothing was kept.
    case cardModule

    package var description: String {
        switch self {
        case .notOne: "this is no recording of kioskctl record"
        case .badLine(let number): "line \(number) of the recording cannot be read"
        case .tooLong: "the recording is longer than \(Recording.byteLimit) bytes or \(Recording.entryLimit) entries"
        case .cardModule:
            "an ID card module answers here: record it with --as reader, which masks persons; nothing was kept"
        }
    }
}
