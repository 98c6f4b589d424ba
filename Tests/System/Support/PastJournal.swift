// SPDX-License-Identifier: Apache-2.0
import Journal
import Ports
import Queueing
import Settings
import Setup
import Terms
import Testing

/// The journal of a hall whose daemon has stopped, read from its first event to its last.
struct PastJournal {
    let records: [HallRecord]

    /// Audits the journal of the hall that `configuration` describes and reads its records.
    init(configuration: String, clock: HallClock) async throws {
        let file = try SettingsFile.parse(bytes: Folder.read(configuration), name: configuration)
        let settings = try HallSettings(file)
        guard case .sound(let counts) = try JournalAudit.verify(directory: settings.directory) else {
            throw Overdue(description: "the journal is not sound")
        }
        let journal = try Journal.open(directory: settings.directory, plan: settings.plan) { clock.now() }
        var records: [HallRecord] = []
        while true {
            let page = try await journal.records(after: records.last?.position ?? .start, limit: 1000)
            guard !page.isEmpty else { break }
            records += page
        }
        await journal.close()
        try #require(records.count == counts.events)
        self.records = records
    }

    /// A ticket that was issued.
    struct Issue {
        let id: String
        let token: String
        let key: String?
    }

    /// The tickets that were issued, in order.
    var issues: [Issue] {
        records.compactMap { record in
            guard case .ticketIssued(let id, let token, _, _, _, _, _) = record.event else { return nil }
            return Issue(id: id.text, token: token.text, key: record.intent?.key.text)
        }
    }

    /// How many records the center is told of.
    var factCount: Int {
        records.count { record in
            switch record.event {
            case .slipRequested, .ticketRecalled, .centerChangesTaken, .unchanged: false
            default: true
            }
        }
    }
}
