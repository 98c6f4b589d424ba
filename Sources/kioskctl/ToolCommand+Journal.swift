// SPDX-License-Identifier: Apache-2.0
import Journal

extension ToolCommand {
    static func backUp(_ invocation: Invocation) throws {
        let target = try invocation.required(.to)
        try Journal.backUp(directory: invocation[.directory] ?? usualDirectory, to: target)
        guard case .sound(let counts) = try JournalAudit.verify(directory: target) else {
            throw ToolFault("the copy in \(target) is not sound: check the disk and make another")
        }
        Terminal.write("copied and checked: \(counts.events) events of \(counts.days) days in \(target)\n")
    }

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
