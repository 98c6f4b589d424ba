// SPDX-License-Identifier: Apache-2.0

/// Why a settings file cannot be used: all that is wrong with it, one line each.
package struct SettingsError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The name of the file.
    package let file: String
    /// At least one problem, in the order found.
    package let problems: [SettingsProblem]

    /// Joins the problems of one file.
    package init(file: String, problems: [SettingsProblem]) {
        (self.file, self.problems) = (file, problems)
    }

    /// `file:line: what is wrong — what to do`, one line a problem.
    package var description: String {
        problems.map { problem in
            let place = problem.line > 0 ? "\(file):\(problem.line)" : file
            return "\(place): \(problem.message) — \(problem.advice)"
        }
        .joined(separator: "\n")
    }
}
