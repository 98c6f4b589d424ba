// SPDX-License-Identifier: Apache-2.0
import Charter
import Journal
import Ports
import Rows
import Safekeeping
import Settings
import Store
import Terms
import Vault

/// `kioskctl center restore`: a center lives again from a backup, and gives no booking number that it gave after it.
struct CenterRestore {
    private let backup: Backup
    private let configuration: String

    init(_ invocation: Invocation) throws {
        backup = try Backup.find(invocation.operands[0])
        configuration = invocation[.config] ?? CenterOnDisk.usualConfiguration
        guard backup.manifest.kind == .center else {
            throw BackupFault.ofAnother(expected: "a center", found: "hall \(backup.manifest.owner): kioskctl restore")
        }
    }

    func run() throws {
        try backup.check()
        let center = try kept()
        let directory = center.directory
        try Steward.become(
            ownerOf: directory,
            making: "sudo install -d -m 700 -o hallkiosk-center -g hallkiosk-center \(directory)"
        )
        let lock = try lock(directory)
        defer { withExtendedLifetime(lock) {} }
        try put(center, into: directory)
    }

    private func put(_ center: CenterOnDisk, into directory: String) throws {
        let place = PuttingBack(directory)
        // What an earlier attempt left half done; centerd does not open that.
        if place.isUnfinished { try place.undo() }
        // Before anything is laid out, whoever forgot to stop it hears of it.
        _ = try hold(directory)
        try place.undo()
        try BackupLimits().check(
            bytes: backup.manifest.totalBytes,
            free: DiskSpace.free(directory),
            at: directory
        )
        do {
            try place.lay(out: backup, part: BackupMaking.state)
            try compare(place.stage)
            let now = try center.clock().now()
            guard now.timestamp >= backup.manifest.made else {
                throw ToolFault("the clock shows \(now.text), before the backup was made: set it first: timedatectl")
            }
            let serial = try raise(place.stage, now)
            let aside = try exchange(place, BackupName(now.timestamp))
            let words = try PutBackFile(configuration, from: backup).run(BackupName(now.timestamp))
            try place.finish()
            Terminal.write(
                "put back: the center as it was at \(BackupName(backup.manifest.made)); booking numbers of "
                    + "\(now.day.text) go on above \(serial)\n"
            )
            if let aside { Terminal.write("what was there is in \(aside); delete it when the center works\n") }
            Terminal.write(words)
            Terminal.write(
                "halls send again what it has lost; bookings made after the backup are gone: tell the city\n"
                    + "start it: sudo systemctl start centerd.service, then: sudo kioskctl doctor\n"
            )
        } catch {
            place.giveUp()
            throw error
        }
    }

    /// `--drill`: puts it back into a folder of its own, opens it for writing, and removes it.
    func drill() throws {
        let scratch = try ScratchFolder(bytes: backup.manifest.totalBytes)
        defer { scratch.remove() }
        try backup.check()
        let place = PuttingBack(scratch.path)
        try place.lay(out: backup, part: BackupMaking.state)
        try compare(place.stage)
        let now = try kept().clock().now()
        let serial = try raise(place.stage, now)
        let counts = backup.manifest.counts
        Terminal.write(
            "the drill went well: \(backup.folder) would put the center back as it was at \(BackupName(backup.manifest.made))\n"
                + "\(counts["bookings"] ?? 0) bookings are whole, the numbers of \(counts["slots"] ?? 0) slots add up, "
                + "the audit log is unbroken, and the next booking number of today would end with \(serial + 1)\n"
        )
    }

    /// The center that was backed up, as its configuration in the backup says.
    private func kept() throws -> CenterOnDisk {
        let name = backup.manifest.files.map(\.path).first { !$0.contains("/") && $0.hasSuffix(".conf") }
        return try CenterOnDisk(configuration: backup.folder + "/" + (name ?? "center.conf"))
    }

    private func compare(_ stage: String) throws {
        // A backup of an older release gets this one's tables first; no key of the center is needed for that.
        let vault = try Vault(keys: KeyRing.fresh(.center), as: .center)
        _ = try CenterStore(path: stage + "/" + CenterOnDisk.database, vault: vault) { SystemClock.now() }
        guard try CenterOnDisk.check(stage) == backup.manifest.counts else {
            throw BackupFault.differs("its database holds other rows than when it was made")
        }
        guard backup.manifest.hasKeys else { return }
        _ = try Vault(keys: CenterFiles(directory: stage, now: SystemClock.now()).keys, as: .center)
    }

    /// Lets booking numbers go on above those that nobody knows of any more; returns the serial.
    private func raise(_ stage: String, _ now: Moment) throws -> Int {
        let vault = try Vault(keys: KeyRing.fresh(.center), as: .center)
        let store = try CenterStore(path: stage + "/" + CenterOnDisk.database, vault: vault) { now.timestamp }
        let serial = NumberFloor.bookingSerial(
            at: now,
            last: try store.bookingSerial(on: now.day),
            made: backup.manifest.made
        )
        try store.raiseBookingSerial(on: now.day, above: serial)
        return serial
    }

    /// Keeps the old database to ourselves until the mark is there, and no longer: with its last connection SQLite removes the
    /// log at the old path, where by then must be nobody's.
    private func exchange(_ place: PuttingBack, _ name: BackupName) throws -> String? {
        let hold = try hold(place.directory)
        defer { withExtendedLifetime(hold) {} }
        return try place.exchange(name, keeping: backup.manifest.hasKeys ? [] : StateFile.secrets)
    }

    /// Keeps a second restore away.
    private func lock(_ directory: String) throws -> DirectoryLock {
        do throws(JournalError) {
            return try DirectoryLock(directory: directory)
        } catch {
            guard case .inUse = error else { throw error }
            throw ToolFault("another restore is at work in \(directory): wait until it is done")
        }
    }

    /// The database that makes way, alone in our hands; nil when there is none, or one that nobody can open.
    private func hold(_ directory: String) throws -> Connection? {
        let path = directory + "/" + CenterOnDisk.database
        do throws(RowsError) {
            let connection = try Connection(path: path, access: .readWrite, busyMilliseconds: 0)
            try connection.takeAlone()
            return connection
        } catch {
            guard error.failure == .busy else { return nil }
            throw ToolFault("centerd runs: sudo systemctl stop centerd.socket centerd.service")
        }
    }
}
