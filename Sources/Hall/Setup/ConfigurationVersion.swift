// SPDX-License-Identifier: Apache-2.0
package import Terms

/// One entry of the history of a hall's configuration.
package struct ConfigurationVersion: Sendable, Hashable {
    /// Counted from 1.
    package let number: Int
    /// When it was saved.
    package let at: Moment
    /// Who saved it; nil for a file that was edited on the machine.
    package let staff: StaffID?
    /// What it was for.
    package let note: String

    /// The most bytes of a note.
    package static let noteLimit = 400

    /// Collects the parts; a note is one line.
    package init(number: Int, at: Moment, staff: StaffID?, note: String) {
        precondition(note.utf8.allSatisfy { $0 >= 0x20 }, "a note is one line")
        (self.number, self.at, self.staff, self.note) = (number, at, staff, note)
    }

    /// `# saved 2026-11-23T09:00:00+08:00 by 1024: note`, the line above the text of a version.
    var headline: String { "# saved \(at.rfc3339) by \(staff?.text ?? "*"): \(note)" }

    /// Reads such a line; nil for any other.
    init?(number: Int, headline: some StringProtocol) {
        let start = "# saved "
        guard headline.hasPrefix(start) else { return nil }
        let rest = headline.dropFirst(start.count)
        guard let at = Moment(rfc3339: String(rest.prefix(25))), rest.dropFirst(25).hasPrefix(" by ") else {
            return nil
        }
        let tail = rest.dropFirst(29)
        guard let colon = tail.firstIndex(of: ":"), tail[colon...].hasPrefix(": ") else { return nil }
        let name = tail[..<colon]
        guard name == "*" || StaffID(name) != nil, tail.utf8.allSatisfy({ $0 >= 0x20 }) else { return nil }
        self.init(number: number, at: at, staff: StaffID(name), note: String(tail[colon...].dropFirst(2)))
    }
}
