// SPDX-License-Identifier: Apache-2.0
import Ports
import Rows
import Safekeeping
import Terms

/// The part that backups of halls and centers have in common: a state directory and a configuration into a dated folder.
struct StateCopy {
    let directory: String
    let configuration: String
    let shelf: BackupShelf
    let withKeys: Bool
    let limits: BackupLimits
    private let files: [String]

    init(directory: String, configuration: String, into path: String, withKeys: Bool) throws {
        (self.directory, self.configuration, self.withKeys) = (directory, configuration, withKeys)
        shelf = BackupShelf(path)
        var limits = BackupLimits()
        limits.end = MonotonicTime.now().advanced(by: BackupLimits.time)
        self.limits = limits
        files = try FileTree.files(below: directory, limit: limits.files)
    }

    /// Names of files, by what they are to a backup.
    func names(_ kind: StateFile) -> [String] { files.filter { StateFile(path: $0) == kind } }

    /// About as many bytes as the copy will have.
    private func bytes() throws -> Int64 {
        try files.filter { StateFile(path: $0) != .derived || $0.hasSuffix(".db-wal") }
            .reduce(0) { $0 + (try FileTree.size(of: directory + "/" + $1)) }
    }

    /// Begins the folder and puts in everything but the databases, which others copy.
    func begin(at moment: Timestamp) throws -> BackupMaking {
        var making = try BackupMaking(in: shelf, at: moment, bytes: bytes(), hasKeys: withKeys, limits: limits)
        for name in names(.plain) + (withKeys ? names(.secret) : []) {
            do {
                try making.keep(directory + "/" + name, as: BackupMaking.state + "/" + name)
            } catch BackupFault.files(.notFound) {
                // The daemon replaced or removed it meanwhile: what is not there any more is not missed.
                continue
            }
        }
        try making.keep(configuration, as: Self.configurationName(configuration))
        return making
    }

    /// Copies a database through SQLite while others write, and has it checked.
    static func copy(_ name: String, from directory: String, into making: inout BackupMaking) throws {
        let path = BackupMaking.state + "/" + name
        let place = try making.place(for: path)
        let source = try Connection(path: directory + "/" + name, access: .readOnly)
        let limits = making.limits
        guard try source.backup(to: place, isCancelled: { limits.isOver(at: .now()) }) else {
            throw BackupFault.tookTooLong
        }
        let problems = try Connection(path: place, access: .readOnly).integrityProblems()
        guard problems.isEmpty else { throw ToolFault("the copy of \(name) is not sound: check the disk") }
        try adopt(name, into: &making)
    }

    /// Takes a database that was copied and checked into the backup, without what reading it left beside it.
    static func adopt(_ name: String, into making: inout BackupMaking) throws {
        try tidy(name, in: making.folder)
        try making.add(BackupMaking.state + "/" + name)
    }

    /// Removes what reading a database in a backup left beside it.
    static func tidy(_ name: String, in folder: String) throws {
        for ending in ["-wal", "-shm"] {
            try FileTree.remove(folder + "/" + BackupMaking.state + "/" + name + ending)
        }
    }

    /// What the configuration is called in a backup: `hall.conf`, whatever it is called here.
    static func configurationName(_ path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }

    /// Removes the backups beyond those that are kept, and says what was done.
    func finish(_ name: BackupName, keep: Int?, words: String) throws {
        let gone = try keep.map { try shelf.prune(keep: $0, new: name) } ?? []
        Terminal.write("copied and checked: \(words) in \(shelf.folder(name))\n")
        if withKeys, !names(.secret).contains("keys") {
            Terminal.write("the key ring is not in \(directory): root keeps it in /etc/credstore; copy that yourself\n")
        }
        if !withKeys {
            Terminal.write("without keys, tokens and enrolment: what is restored from it needs them anew\n")
        }
        if !gone.isEmpty { Terminal.write("removed \(gone.count) older: the newest \(keep ?? 0) are kept\n") }
    }
}
