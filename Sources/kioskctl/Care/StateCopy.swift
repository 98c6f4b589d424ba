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
        guard !PuttingBack(directory).isUnfinished else {
            throw ToolFault(
                "a restore was cut off in \(directory), what is there is no whole state: run that restore again first"
            )
        }
        shelf = BackupShelf(path)
        var limits = BackupLimits()
        limits.end = MonotonicTime.now().advanced(by: BackupLimits.time)
        self.limits = limits
        files = try FileTree.files(below: directory, limit: limits.files)
    }

    /// Names of files, by what they are to a backup.
    func names(_ kind: StateFile) -> [String] { files.filter { StateFile(path: $0) == kind } }

    /// About as many bytes as the copy will take: what the backup before has in the same size is shared with it.
    private func bytes() throws -> Int64 {
        let before = Dictionary(shelf.newest()?.manifest.files.map { ($0.path, $0.bytes) } ?? []) { first, _ in first }
        return try files.reduce(0) { sum, name in
            let kind = StateFile(path: name)
            guard kind != .derived || name.hasSuffix(".db-wal") else { return sum }
            let size: Int64
            do throws(PortError) { size = try FileTree.size(of: directory + "/" + name) } catch {
                guard case .notFound = error else { throw error }
                return sum
            }
            let isShared = kind != .database && before[BackupMaking.state + "/" + name] == size
            return isShared ? sum : sum + size
        }
    }

    /// Begins the folder.
    func begin(at moment: Timestamp) throws -> BackupMaking {
        try BackupMaking(in: shelf, at: moment, bytes: bytes(), hasKeys: withKeys, limits: limits)
    }

    /// Puts in everything but the databases, which others have copied: a file that a row names was there before the row.
    func keepFiles(in making: inout BackupMaking) throws {
        for name in try FileTree.files(below: directory, limit: limits.files) {
            let kind = StateFile(path: name)
            guard kind == .plain || kind == .secret && withKeys else { continue }
            do throws(BackupFault) {
                try making.keep(directory + "/" + name, as: BackupMaking.state + "/" + name)
            } catch {
                // The daemon replaced or removed it meanwhile: what is not there any more is not missed.
                guard case .files(.notFound) = error else { throw error }
            }
        }
        try making.keep(configuration, as: Self.configurationName(configuration))
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
