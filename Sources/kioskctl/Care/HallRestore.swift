// SPDX-License-Identifier: Apache-2.0
import Glibc
import Journal
import Link
import Ports
import Queueing
import Safekeeping
import Setup
import Terms
import Vault

/// `kioskctl restore`: a hall lives again from a backup, and gives no number that it gave after it.
struct HallRestore {
    private let hall: HallOnDisk
    private let backup: Backup
    private let said: Int?

    init(_ invocation: Invocation) throws {
        hall = HallOnDisk(invocation)
        backup = try Backup.find(invocation.operands[0])
        said = try invocation.wholeNumber(.above, atLeast: 0)
        guard backup.manifest.kind == .hall else {
            throw BackupFault.ofAnother(expected: "a hall", found: "a center: kioskctl center restore")
        }
        if let id = hall.settings?.plan.hall.text, id != backup.manifest.owner {
            throw BackupFault.ofAnother(expected: "hall \(id)", found: "hall \(backup.manifest.owner)")
        }
    }

    @concurrent
    func run() async throws {
        try Steward.become(
            ownerOf: hall.directory,
            making: "sudo install -d -m 700 -o hallkiosk -g hallkiosk \(hall.directory)"
        )
        let lock = try hold()
        defer { withExtendedLifetime(lock) {} }
        try backup.check()
        let place = PuttingBack(hall.directory)
        // What an earlier attempt left half done, or laid out.
        try place.undo()
        let reading = try HallBackupReading(backup)
        let clock = try reading.clock()
        try BackupLimits().check(
            bytes: backup.manifest.totalBytes,
            free: DiskSpace.free(hall.directory),
            at: hall.directory
        )
        do {
            try place.lay(out: backup, part: BackupMaking.state)
            let standing = try reading.check(laidOut: place.stage)
            let now = clock.now()
            guard standing.newest.map({ now.timestamp >= $0.timestamp }) ?? true else {
                throw ToolFault(
                    "the clock shows \(now.text), before the backup's newest event: set it first: timedatectl"
                )
            }
            let floor = NumberFloor.serial(at: now, witnesses: try witnesses(standing, place), said: said)
            let filled = await known(standing, at: now)
            let raised = try Journal.goOn(in: place.stage, above: floor, after: filled, at: now)
            let aside = try place.exchange(
                BackupName(now.timestamp),
                keeping: backup.manifest.hasKeys ? [] : StateFile.secrets
            )
            let configuration = try PutBackFile(hall.configuration, from: backup).run(BackupName(now.timestamp))
            try place.finish()
            tell(standing, raised, aside, configuration, isEnrolled: filled > .start)
        } catch {
            place.giveUp()
            throw error
        }
    }

    private func hold() throws -> DirectoryLock {
        do throws(JournalError) {
            return try DirectoryLock(directory: hall.directory)
        } catch {
            guard case .inUse = error else { throw error }
            throw ToolFault("\(error): sudo systemctl stop kioskd.socket kioskd.service")
        }
    }

    /// Every journal of this hall that can be read here: the backup's, the one that makes way, those put aside before.
    private func witnesses(_ standing: JournalStanding, _ place: PuttingBack) throws -> [NumberFloor.Witness] {
        let others = try [hall.directory] + place.asides()
        let found = others.compactMap { try? Journal.standing(in: $0) }.filter { $0.hall == standing.hall }
        return ([standing] + found).compactMap(NumberFloor.Witness.init)
    }

    /// How far the center knows this hall's journal: by its word, or else by what can have happened; the beginning for a
    /// hall without a center.
    private func known(_ standing: JournalStanding, at now: Moment) async -> Position {
        // A backup without keys leaves the enrolment that is here.
        let folder = backup.manifest.hasKeys ? PuttingBack(hall.directory).stage : hall.directory
        guard let bytes = try? WholeFile.read(path: folder + "/enrolment", limit: 65_536),
            let bundle = EnrolmentBundle(bytes: bytes)
        else { return .start }
        if let told = await CenterLink.position(of: bundle) { return told }
        return NumberFloor.position(
            after: standing.position,
            newest: standing.newest?.timestamp ?? now.timestamp,
            now: now.timestamp
        )
    }

    private func tell(
        _ standing: JournalStanding,
        _ raised: JournalStanding,
        _ aside: String?,
        _ words: String,
        isEnrolled: Bool
    ) {
        Terminal.write(
            """
            put back: hall \(standing.hall) as it was at \(standing.newest?.text ?? "its beginning"), \
            \(standing.position) events
            the numbers of \(raised.day?.text ?? "today") go on above \(raised.highestSerial): what was given after the \
            backup is on paper only

            """
        )
        if let aside { Terminal.write("what was there is in \(aside); delete it when the hall works\n") }
        Terminal.write(words)
        if !backup.manifest.hasKeys {
            Terminal.write("the backup has no keys: a hall that has none left joins its center again by a new code\n")
        }
        if isEnrolled {
            Terminal.write(
                "a booking exchanged after the backup can be exchanged again here: the center then has a case of it; that the "
                    + "center knows more than this journal stays an alarm until: kioskctl link clear-alarms\n"
            )
        }
        Terminal.write("start it: sudo systemctl start kioskd.service, then: sudo kioskctl doctor\n")
    }
}

extension NumberFloor.Witness {
    /// What a journal says; nil for one in which no day was opened.
    fileprivate init?(_ standing: JournalStanding) {
        guard let day = standing.day, let newest = standing.newest else { return nil }
        self.init(day: day, highestSerial: standing.highestSerial, newest: newest.timestamp)
    }
}
