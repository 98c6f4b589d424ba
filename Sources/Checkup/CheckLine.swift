// SPDX-License-Identifier: Apache-2.0

/// One line of the check-up: what was looked at, how it is, and the command that mends it.
package struct CheckLine: Sendable, Equatable {
    /// What a line is about.
    package enum Topic: String, Sendable, CaseIterable {
        case machine, clock, disk, units, ports, files, udev, database, devices, paper, center, certificates, fonts
        case backups
    }

    /// How it is; the worst of all lines is the exit status.
    package enum Grade: String, Sendable, CaseIterable {
        /// In order.
        case good
        /// This user cannot see it.
        case unseen
        /// Works, and somebody should look at it.
        case look
        /// Does not work, or will not after the next power cut.
        case broken
    }

    /// What it is about.
    package let topic: Topic
    /// How it is.
    package let grade: Grade
    /// What was seen; never anything about a person.
    package let text: String
    /// What mends it; nil where nothing is wrong.
    package let remedy: Remedy?

    /// The line as it may leave the machine: what names in other letters or long numbers are in is left out.
    package var sieved: CheckLine {
        let isOpen = LogSieve.isOpen(text) && LogSieve.isOpen(remedy?.command ?? "")
        return isOpen ? self : CheckLine(topic: topic, grade: grade, text: "(left out)", remedy: nil)
    }

    static func good(_ topic: Topic, _ text: String) -> CheckLine {
        CheckLine(topic: topic, grade: .good, text: text, remedy: nil)
    }

    static func unseen(_ topic: Topic, _ text: String, _ remedy: Remedy = .asRoot) -> CheckLine {
        CheckLine(topic: topic, grade: .unseen, text: text, remedy: remedy)
    }

    static func look(_ topic: Topic, _ text: String, _ remedy: Remedy) -> CheckLine {
        CheckLine(topic: topic, grade: .look, text: text, remedy: remedy)
    }

    static func broken(_ topic: Topic, _ text: String, _ remedy: Remedy) -> CheckLine {
        CheckLine(topic: topic, grade: .broken, text: text, remedy: remedy)
    }
}
