// SPDX-License-Identifier: Apache-2.0
package import Journal
package import Ports
import Queueing
import Rows
package import Terms

/// What a hall has done, day by day, for 400 days: a consumer of the journal with a position of its own.
///
/// It may be behind and never holds up anybody; a report first catches up. Its file can be thrown away: what is missing is
/// made anew from the journal.
package actor Statistics {
    private let journal: Journal
    private let time: any Timekeeper
    private var file: StatisticsFile
    private var ledger: DayLedger

    /// Days whose visits are kept, the current one included.
    package static let daysKept = 400
    /// Records read at once.
    private static let page = 500
    /// What has happened is gathered this long before it is stored.
    private static let gathering = Duration.seconds(5)

    /// Opens `statistics.db` in `directory`; a file that cannot be used is put aside and made anew.
    package init(journal: Journal, directory: String, time: any Timekeeper) throws(StatisticsError) {
        let path = directory + "/" + StatisticsFile.name
        let (file, position) = try Self.opened(path, newest: journal.position)
        (self.journal, self.time, self.file) = (journal, time, file)
        ledger = DayLedger(after: position)
    }

    /// Follows the journal until the task is cancelled or the journal is closed.
    package func run() async {
        while await journal.wait(beyond: ledger.position) != nil {
            do throws(StatisticsError) {
                try await catchUp()
            } catch { Log.write(.error, "statistics are behind", ["reason": error]) }
            guard (try? await time.wait(for: Self.gathering)) != nil else { return }
        }
    }

    /// Reports the visits from one day to another, both included, of all windows or of one.
    ///
    /// Throws `.badDays` when the days are in the wrong order or more than are kept.
    package func report(
        from: BusinessDay,
        to: BusinessDay,
        by grouping: ReportGrouping,
        window: WindowID? = nil
    ) async throws(StatisticsError) -> Report {
        let days = to.daysSinceEpoch - from.daysSinceEpoch + 1
        guard (1...Self.daysKept).contains(days) else { throw .badDays }
        try await catchUp()
        var tally = ReportTally(grouping, window: window)
        for place in 0..<days {
            let day = from.advanced(byDays: place)
            try Self.storing { () throws(RowsError) in tally.count(try file.visits(on: day), try file.actions(on: day))
            }
        }
        return Report(from: from, to: to, tally)
    }

    /// Reads the journal to its end and stores what follows from it.
    private func catchUp() async throws(StatisticsError) {
        while true {
            let records: [HallRecord]
            do throws(JournalError) {
                records = try await journal.records(after: ledger.position, limit: Self.page)
            } catch { throw .journal(error) }
            // Another report may have read on meanwhile.
            for record in records where record.position == ledger.position.next { ledger.take(record) }
            try Self.storing { () throws(RowsError) in
                try file.keep(ledger, forgetting: ledger.day?.advanced(byDays: 1 - Self.daysKept))
            }
            ledger.settle()
            if records.count < Self.page { return }
        }
    }

    /// The file, and where the day begins that its rows end in: the day's rows are made anew from there.
    private static func opened(
        _ path: String,
        newest: Position
    ) throws(StatisticsError) -> (StatisticsFile, Position) {
        do throws(RowsError) {
            let file = try StatisticsFile(path: path)
            let (position, start) = try file.position()
            guard position > newest else { return (file, start) }
            // The journal is an older one, as after a backup was put back: what the rows say may never have happened.
            try file.clear()
            return (file, .start)
        } catch {
            guard error.failure == .corrupt || error.failure == .other else { throw .file(error.description) }
            Log.write(.warning, "statistics are made anew", ["reason": StatisticsError.file(error.description)])
            try putAside(path)
            return (try storing { () throws(RowsError) in try StatisticsFile(path: path) }, .start)
        }
    }

    private static func storing<T>(_ body: () throws(RowsError) -> T) throws(StatisticsError) -> T {
        do throws(RowsError) { return try body() } catch { throw .file(error.description) }
    }
}
