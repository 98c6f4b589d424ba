// SPDX-License-Identifier: Apache-2.0
import Charter
import Checkup
import Glibc
import Ports
import Rows
import Safekeeping
import Settings
import Store
import Terms
import Vault

/// Looks at a center: center.conf, the database from outside, ports, its authority, backups.
struct CenterEyes {
    let configuration: String
    let listening: Set<Int>

    func look() -> CenterSight {
        var sight = CenterSight()
        sight.configurationPath = configuration
        let settings = read(into: &sight)
        sight.directory = settings?.directory ?? "/var/lib/hallkiosk-center"
        (sight.database, sight.databaseIsNewer) = database(sight.directory + "/" + CenterOnDisk.database)
        if PuttingBack(sight.directory).isUnfinished {
            sight.database = .bad("a restore was cut off: centerd does not open before it is done")
        }
        if let settings {
            let ports = [("halls", settings.port), ("web", settings.webPort), ("administration", settings.adminPort)]
            sight.ports = ports.map { purpose, port in
                CenterSight.Port(purpose, Int(port), isListening: listening.contains(Int(port)))
            }
        }
        let authority = Kernel.text(sight.directory + "/authority.pem")
        sight.authorityUntil = authority.flatMap { CertificateFacts(certificate: $0) }.map {
            $0.until.milliseconds / 1000
        }
        sight.backups = BackupEyes.look(sight.backups.path)
        return sight
    }

    private func read(into sight: inout CenterSight) -> CenterSettings? {
        let bytes: [UInt8]
        do throws(PortError) {
            bytes = try WholeFile.read(path: configuration, limit: SettingsFile.byteLimit)
        } catch {
            sight.configuration = HallEyes.state(of: error)
            return nil
        }
        do throws(SettingsError) {
            let settings = try CenterSettings(SettingsFile.parse(bytes: bytes, name: configuration))
            sight.configuration = .good
            return settings
        } catch {
            sight.configuration = .bad("\(error)")
            return nil
        }
    }

    private func database(_ path: String) -> (HallSight.State, isNewer: Bool) {
        guard unsafe access(path, R_OK) == 0 else { return (errno == EACCES ? .unseen : .missing, false) }
        do throws(RowsError) {
            try CenterStore.checkSchema(of: path)
        } catch {
            if case .newerSchema = error { return (.bad("\(error)"), true) }
            // centerd brings it to its own tables when it starts.
            if case .olderSchema = error { return (HallEyes.pages(path), false) }
            return (.bad("\(path): \(error)"), false)
        }
        return (HallEyes.pages(path), false)
    }
}
