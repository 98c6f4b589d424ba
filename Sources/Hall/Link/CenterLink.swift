// SPDX-License-Identifier: Apache-2.0
package import Journal
package import Ports
package import Queueing
package import Terms
package import Wire

/// The link of a hall to its center: facts up, changes down, and claims before exchanges.
///
/// The hall works without it; nothing that a visitor waits for waits for the center longer than `LinkLimits.claim`.
/// ```
/// let link = try await CenterLink(journal: journal, plan: plan, transport: HTTPSTransport(bundle), time: loop, clock: clock)
/// let submit = link.claiming { try await journal.submit($0, key: $1, staff: $2) }
/// group.addTask { await link.run() }
/// ```
package final class CenterLink: Sendable {
    private let journal: Journal
    private let condition: LinkCondition
    private let claims: Claiming
    private let up: OutLink
    private let down: InLink
    private let report: ReportLink?
    private let renewal: RenewalLink?

    /// Reads from the journal where the link stands; nothing is sent before `run`.
    ///
    /// `documents` is where what the center signs is kept; `renewed` is told of each that took another's place. Without
    /// `upkeep` it neither reports nor renews its certificate. `clock` is the journal's own, and `heard` is told the
    /// center's, for whoever follows it; it returns how far the machine's is from that, in seconds. `jitter` gives numbers
    /// in 0…1 for the waits between attempts.
    package init(
        journal: Journal,
        plan: HallPlan,
        transport: any LinkTransport,
        documents: DocumentShelf? = nil,
        renewed: @escaping @Sendable (SignedDocument.Kind) -> Void = { _ in },
        time: any Timekeeper,
        upkeep: LinkUpkeep? = nil,
        limits: LinkLimits = LinkLimits(),
        jitter: @escaping @Sendable () -> Double = { Double.random(in: 0...1) },
        heard: @escaping @Sendable (Timestamp) -> Int? = { _ in nil },
        clock: @escaping @Sendable () -> Moment
    ) async throws(JournalError) {
        let newest = journal.position.value
        let acknowledged = Position(
            min(newest, max(0, try await journal.cursor(named: LinkCursor.acknowledged.rawValue)))
        )
        let offered = Position(max(0, try await journal.cursor(named: LinkCursor.offered.rawValue)))
        let behind = try await journal.cursor(named: LinkCursor.behind.rawValue)
        let begins = Position(max(0, try await journal.cursor(named: LinkCursor.begins.rawValue)))
        let parked = Int(try await journal.cursor(named: LinkCursor.parked.rawValue))
        condition = LinkCondition(
            limits,
            acknowledged: acknowledged,
            parked: parked,
            behind: behind > 0 ? Position(behind) : nil
        )
        let line = CenterLine(
            transport: transport,
            time: time,
            clock: { clock().timestamp },
            heard: heard,
            limits: limits,
            condition: condition
        )
        self.journal = journal
        claims = Claiming(journal: journal, plan: plan, line: line, clock: clock)
        let course = FactCourse(
            acknowledged: acknowledged,
            offered: offered,
            parked: parked,
            begins: begins,
            limits: limits
        )
        up = OutLink(journal: journal, line: line, course: course, jitter: jitter)
        report = upkeep.map { ReportLink(line: line, upkeep: $0) }
        renewal = upkeep.map { RenewalLink(line: line, upkeep: $0) }
        down = InLink(
            journal: journal,
            line: line,
            jitter: jitter,
            documents: documents.map { DocumentCourse(shelf: $0, line: line, renewed: renewed) }
        )
        if let documents { condition.noteDocuments(await documents.documents.versions) }
    }

    /// Sends and takes until the task is cancelled or the journal is closed.
    package func run() async {
        await withDiscardingTaskGroup { group in
            group.addTask { await self.up.run() }
            group.addTask { await self.down.run() }
            if let report { group.addTask { await report.run() } }
            if let renewal { group.addTask { await renewal.run() } }
            if down.hasDocuments { group.addTask { await self.down.watchClock() } }
        }
    }

    /// How the link is doing now.
    package var status: LinkStatus { condition.status(newest: journal.position) }

    /// Puts the center's claim before `submit`: an exchange that nobody was asked about yet is claimed there first.
    ///
    /// It waits at most `LinkLimits.claim`, and not at all while the center is known to be silent; the hall then decides on
    /// its own copy, to be verified at the window.
    package func claiming(_ submit: @escaping Submit) -> Submit {
        { [claims] command, key, staff throws(JournalError) in
            try await submit(await claims.claimed(command, key: key, staff: staff), key, staff)
        }
    }
}
