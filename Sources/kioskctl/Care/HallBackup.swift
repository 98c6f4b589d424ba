// SPDX-License-Identifier: Apache-2.0
import Journal
import Ports
import Queueing
import Safekeeping
import Setup
import Terms

/// `kioskctl backup --into`: everything a hall needs to live again after its disk has died, while it goes on.
enum HallBackup {
    static func make(_ invocation: Invocation, into path: String) throws {
        let hall = HallOnDisk(invocation)
        try Steward.become(ownerOf: hall.directory, making: "kioskd has never run here; there is nothing to copy yet")
        guard let settings = hall.settings else {
            throw ToolFault("\(hall.configuration) cannot be used: kioskctl config check \(hall.configuration)")
        }
        let copy = try StateCopy(
            directory: hall.directory,
            configuration: hall.configuration,
            into: path,
            withKeys: !invocation.has(.withoutKeys)
        )
        var making = try copy.begin(at: hall.clock().now().timestamp)
        let state = try making.place(for: BackupMaking.state + "/" + Self.journal)
        let limits = making.limits
        let folder = String(state.dropLast(Self.journal.count + 1))
        try Journal.backUp(directory: hall.directory, to: folder) { limits.isOver(at: .now()) }
        let counts = try audit(folder)
        try StateCopy.adopt(Self.journal, into: &making)
        for name in copy.names(.database) where name != Self.journal {
            try StateCopy.copy(name, from: hall.directory, into: &making)
        }
        try copy.keepFiles(in: &making)
        let name = try making.finish(.hall, of: settings.plan.hall.text, counts: counts)
        try copy.finish(
            name,
            keep: try invocation.wholeNumber(.keep, atLeast: 1),
            words: "\(counts["events"] ?? 0) events of \(counts["days"] ?? 0) days"
        )
    }

    /// What a journal counts, when it is sound from its first event to its last.
    static func audit(_ directory: String) throws -> [String: Int64] {
        switch try JournalAudit.verify(directory: directory) {
        case .sound(let counts): ["events": Int64(counts.events), "days": Int64(counts.days)]
        case .broken(let position, let fault, _):
            throw ToolFault(
                "the journal is broken at position \(position) (\(fault)): kioskctl restore an earlier backup"
            )
        }
    }

    private static let journal = "journal.db"
}
