// SPDX-License-Identifier: Apache-2.0
import Journal
import Ports
import Queueing
import Safekeeping
import Settings
import Setup
import Terms
import Vault

/// A hall's backup looked at as the daemon would, once it is laid out.
struct HallBackupReading {
    let backup: Backup
    let settings: HallSettings

    init(_ backup: Backup) throws {
        self.backup = backup
        let path = backup.folder + "/hall.conf"
        let name = backup.manifest.files.map(\.path).first { $0.hasSuffix(".conf") && !$0.contains("/") }
        settings = try HallSettings.read(ToolCommand.read(name.map { backup.folder + "/" + $0 } ?? path), name: path)
    }

    /// The clock of the hall that was backed up.
    func clock() throws -> HallClock { HallClock(zone: try HallZone(identifier: settings.zone)) }

    /// Opens everything below `stage`; throws what a restore from it would fail at.
    func check(laidOut stage: String) throws -> JournalStanding {
        let counts = try HallBackup.audit(stage)
        guard counts == backup.manifest.counts else {
            throw BackupFault.differs("its journal holds other events than when it was made")
        }
        if backup.manifest.hasKeys { try checkKeys(stage) }
        _ = try StaffRoll.load(path: stage + "/" + StaffRoll.fileName)
        let standing = try Journal.standing(in: stage)
        guard standing.hall.text == backup.manifest.owner, standing.hall == settings.plan.hall else {
            throw BackupFault.ofAnother(expected: backup.manifest.owner, found: standing.hall.text)
        }
        return standing
    }

    private func checkKeys(_ stage: String) throws {
        let names = backup.names(in: BackupMaking.state)
        if names.contains("keys") { _ = try Vault(keys: KeyRing.load(path: stage + "/keys")) }
        if names.contains("tokens") {
            let text = try WholeFile.read(path: stage + "/tokens", limit: AccessTokens.fileLimit)
            _ = try AccessTokens(text: String(decoding: text, as: UTF8.self))
        }
        guard names.contains("enrolment") else { return }
        let bytes = try WholeFile.read(path: stage + "/enrolment", limit: Self.enrolmentLimit)
        guard let bundle = EnrolmentBundle(bytes: bytes), bundle.hall.text == backup.manifest.owner else {
            throw BackupFault.differs("its enrolment cannot be read")
        }
    }

    private static let enrolmentLimit = 65_536
}
