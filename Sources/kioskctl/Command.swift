// SPDX-License-Identifier: Apache-2.0
import Settings

/// What the tool can do.
enum Command {
    case board, backup, verifyJournal, issueEnrolment, acceptEnrolment, checkConfiguration, status, simulate,
        clearAlarms

    /// Finds the command of these words; a file name may follow.
    init?(_ words: [String]) {
        switch (words.first, words.dropFirst().first) {
        case ("board", nil): self = .board
        case ("backup", nil): self = .backup
        case ("status", nil): self = .status
        case ("simulate", nil): self = .simulate
        case ("journal", "verify"): self = .verifyJournal
        case ("enroll", "issue"): self = .issueEnrolment
        case ("enroll", "accept"): self = .acceptEnrolment
        case ("link", "clear-alarms"): self = .clearAlarms
        case ("config", "check"): self = .checkConfiguration
        default: return nil
        }
    }

    /// Runs it.
    @concurrent
    func run(_ arguments: Arguments) async throws {
        switch self {
        case .board: try await BoardCommand(arguments).run()
        case .backup: try backUp(arguments)
        case .verifyJournal: try verifyJournal(arguments)
        case .issueEnrolment: try issueEnrolment(arguments)
        case .acceptEnrolment: try acceptEnrolment(arguments)
        case .checkConfiguration: try checkConfiguration(arguments)
        case .clearAlarms: try clearAlarms(arguments)
        case .status: try await showStatus(arguments)
        case .simulate: try await SimulateCommand(arguments).run()
        }
    }
}
