// SPDX-License-Identifier: Apache-2.0
package import Terms

/// The paper of a ticket; a copy of 0 is the original, n the nth reprint.
package struct SlipState: Sendable, Equatable, Hashable, Codable {
    /// What is known about the copy.
    package enum Progress: Sendable, Equatable, Hashable, Codable {
        case requested
        case reported(SlipOutcome)
    }

    /// Where it is to come out.
    package let station: StationID
    /// 0 for the original, n for the nth reprint.
    package let copy: Int
    /// What is known about it.
    package var progress: Progress

    /// Collects the parts.
    package init(station: StationID, copy: Int, progress: Progress = .requested) {
        (self.station, self.copy, self.progress) = (station, copy, progress)
    }
}
