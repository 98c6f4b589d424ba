// SPDX-License-Identifier: Apache-2.0
import Ports
import Safekeeping
import Settings

/// The configuration of a backup, put back beside the state: one that is there and different is put aside.
struct PutBackFile {
    private let path: String
    private let source: String

    init(_ path: String, from backup: Backup) {
        self.path = path
        let name = backup.manifest.files.map(\.path).first { !$0.contains("/") && $0.hasSuffix(".conf") }
        source = backup.folder + "/" + (name ?? "")
    }

    /// Puts it back; returns what is to be said of it, nothing when it is the same.
    func run(_ name: BackupName) throws -> String {
        let bytes = try WholeFile.read(path: source, limit: SettingsFile.byteLimit)
        let there = try? WholeFile.read(path: path, limit: SettingsFile.byteLimit)
        guard there != bytes else { return "" }
        do throws(PortError) {
            let aside = path + ".before-restore-" + name.text
            // A copy: the configuration is never missing, wherever the power goes.
            if let there { try WholeFile.writeAtomically(there, to: aside, mode: 0o640) }
            try WholeFile.writeAtomically(bytes, to: path, mode: 0o640)
            return "\(path) is the backup's" + (there == nil ? "\n" : "; the one before is \(aside)\n")
        } catch {
            return "\(path) could not be written (\(error)): sudo install -m 640 -g hallkiosk \(source) \(path)\n"
        }
    }
}
