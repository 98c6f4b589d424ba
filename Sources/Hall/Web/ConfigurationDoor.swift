// SPDX-License-Identifier: Apache-2.0
package import Terms

/// How the API reaches the hall's configuration, whoever keeps it.
package struct ConfigurationDoor: Sendable {
    /// One thing that is wrong with a text.
    package struct Problem: Sendable, Encodable {
        /// Counted from 1; nil when no line is to blame.
        let line: Int?
        let message: String
        let advice: String

        /// Collects the parts; line 0 is none.
        package init(line: Int, message: String, advice: String) {
            (self.line, self.message, self.advice) = (line > 0 ? line : nil, message, advice)
        }
    }

    /// One entry of the history.
    package struct Version: Sendable, Encodable {
        let version: Int
        let at: String
        let staff: StaffID?
        let note: String

        /// Collects the parts; `at` as RFC 3339 has it, no `staff` for a file that was edited on the machine.
        package init(number: Int, at: String, staff: StaffID?, note: String) {
            (version, self.at, self.staff, self.note) = (number, at, staff, note)
        }
    }

    /// A text with the version that it is.
    package struct Saved: Sendable {
        let version: Version
        let text: String
        /// Whether the daemon may replace the file.
        let isWritable: Bool

        /// Collects the parts.
        package init(version: Version, text: String, isWritable: Bool) {
            (self.version, self.text, self.isWritable) = (version, text, isWritable)
        }
    }

    /// Who saves a text, and why.
    package struct Intent: Sendable {
        /// Who saves it.
        package let staff: StaffID?
        /// What it is for, one line.
        package let note: String
        /// The version that was changed; nil takes whatever there is.
        package let base: Int?
    }

    /// What became of a text.
    package enum Outcome: Sendable {
        /// It is in the file, and the hall opens anew with it in a moment; or it was there already.
        case saved(Version)
        /// It describes no hall, or none that can be opened in the place of this one.
        case refused([Problem])
        /// Somebody saved another one in the meantime.
        case changed(newest: Int)
        /// The daemon may not write the file, or cannot; the words say why.
        case notWritten(String)
    }

    let current: @Sendable () async -> Saved?
    let check: @Sendable (String) async -> [Problem]
    let save: @Sendable (String, Intent) async -> Outcome
    let versions: @Sendable () async -> [Version]
    let text: @Sendable (Int) async -> Saved?

    /// Joins the ways: to what the hall runs with, to a check of a text, to the file, and to every version it had.
    package init(
        current: @escaping @Sendable () async -> Saved?,
        check: @escaping @Sendable (String) async -> [Problem],
        save: @escaping @Sendable (String, Intent) async -> Outcome,
        versions: @escaping @Sendable () async -> [Version],
        text: @escaping @Sendable (Int) async -> Saved?
    ) {
        (self.current, self.check, self.save) = (current, check, save)
        (self.versions, self.text) = (versions, text)
    }
}
