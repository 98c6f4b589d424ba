// SPDX-License-Identifier: Apache-2.0
import Journal

extension ToolCommand {
    static func verifyJournal(_ invocation: Invocation) throws {
        let directory = invocation[.directory] ?? usualDirectory
        switch try JournalAudit.verify(directory: directory) {
        case .sound(let counts):
            Terminal.write(
                "sound: \(counts.events) events of \(counts.days) days, \(counts.snapshots) snapshots agree\n"
            )
        case .broken(let position, let fault, let counts):
            throw ToolFault("broken at position \(position): \(fault); \(counts.events) events before it are sound")
        }
    }
}
