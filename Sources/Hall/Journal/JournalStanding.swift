// SPDX-License-Identifier: Apache-2.0
import Queueing
import Rows
package import Terms

/// Where a journal stands, as far as whoever keeps copies of it needs to know.
package struct JournalStanding: Sendable, Equatable {
    /// Whose it is.
    package let hall: HallID
    /// Its newest event.
    package let position: Position
    /// When that was decided; nil for a journal in which nothing has happened.
    package let newest: Moment?
    /// The business day of its numbers; nil before the first.
    package let day: BusinessDay?
    /// The highest serial of that day's numbers, whatever their prefix; 0 for none.
    package let highestSerial: Int

    fileprivate init(hall: HallID, state: HallState) {
        (self.hall, position, newest, day) = (hall, state.position, state.newest, state.day)
        highestSerial = state.highestSerial
    }
}

extension Journal {
    /// Reads where the journal in `directory` stands, whether its daemon runs or not; takes as long as a start.
    package static func standing(in directory: String) throws(JournalError) -> JournalStanding {
        let file = try JournalFile.openForReading(directory: directory)
        guard let hall = try file.hall() else { throw .corrupt(at: nil) }
        return JournalStanding(hall: hall, state: try restored(file, directory, hall).state)
    }

    /// Lets a journal that was put back from a backup go on: numbers above `serial` on the day of `moment`, or on its own
    /// day where that is later, and events after the position `filled`.
    ///
    /// What was given after the backup is on paper, and in no journal; what the center knows of it has its positions, and it
    /// would take other facts under the same positions for those. They are filled with events in which nothing changed, at
    /// most `mostFilled`. On the disk when this returns; throws `.inUse` while its daemon runs.
    package static func goOn(
        in directory: String,
        above serial: Int,
        after filled: Position = .start,
        at moment: Moment
    ) throws(JournalError) -> JournalStanding {
        let lock = try DirectoryLock(directory: directory)
        defer { withExtendedLifetime(lock) {} }
        let file = try JournalFile.reporting { () throws(RowsError) in
            try JournalFile(directory: directory, access: .readWrite, busyMilliseconds: 0)
        }
        guard let hall = try file.hall() else { throw .corrupt(at: nil) }
        var live = try restored(file, directory, hall)
        let last = min(filled.value, live.state.position.value + mostFilled)
        var events = Queueing.raiseNumbers(above: serial, at: moment, in: live.state)
        while !events.isEmpty {
            try append(events, to: file, &live, at: moment)
            let missing = max(0, last - live.state.position.value)
            events = Array(repeating: .unchanged, count: Int(min(missing, fillGroup)))
        }
        return JournalStanding(hall: hall, state: live.state)
    }

    /// The most events that `goOn` fills in: those of some months of a busy hall.
    package static let mostFilled: Int64 = 1_000_000
    private static let fillGroup: Int64 = 5000

    /// Stores `events` in one transaction.
    private static func append(
        _ events: [HallEvent],
        to file: JournalFile,
        _ live: inout LiveState,
        at moment: Moment
    ) throws(JournalError) {
        var rows: [StoredEvent] = []
        rows.reserveCapacity(events.count)
        for event in events {
            let record = HallRecord(
                position: live.state.position.next,
                moment: moment,
                intent: nil,
                staff: nil,
                event: event,
                answer: nil
            )
            rows.append(StoredEvent(record, after: live.chain))
            live.apply(record, chain: rows[rows.count - 1].hash)
        }
        try JournalFile.reporting { () throws(RowsError) in try file.append(rows) }
        live.commit()
    }

    private static func restored(
        _ file: JournalFile,
        _ directory: String,
        _ hall: HallID
    ) throws(JournalError) -> LiveState {
        let shelf = FiledJournal(file: file, folder: SnapshotFolder(directory: directory, kept: 0))
        return try LiveState.restored(from: shelf, hall: hall, limits: JournalLimits()).live
    }
}
