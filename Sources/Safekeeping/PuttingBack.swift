// SPDX-License-Identifier: Apache-2.0
import Glibc
import Ports

/// A state directory whose content is exchanged for that of a backup: what was there is put aside, never deleted.
///
/// What goes in is laid out beside it and finished first; the exchange itself is renames only. A power cut in the middle of
/// it leaves a mark with which the daemon does not open, so that it never begins a new journal; doing it again mends that.
package struct PuttingBack: Sendable {
    /// The state directory.
    package let directory: String

    /// What the daemon finds while an exchange is not finished; it does not open then.
    package static let mark = "restore-unfinished"
    private static let staging = ".restoring"
    /// Held by whoever has the directory open, also by this work.
    private static let lock = "lock"
    private static let aside = "before-restore-"

    /// Looks after `directory`, which exists.
    package init(_ directory: String) { self.directory = directory }

    /// Where what goes in is laid out.
    package var stage: String { directory + "/" + Self.staging }

    /// Copies `part` of the backup into the stage, and begins with an empty one.
    package func lay(out backup: Backup, part: String) throws(BackupFault) {
        do throws(PortError) {
            try FileTree.remove(stage)
            try FileTree.makeFolder(stage)
        } catch { throw BackupFault(error) }
        try backup.copy(part, to: stage)
    }

    /// Removes the stage, after a restore that came to nothing.
    package func clear() { try? FileTree.remove(stage) }

    /// Exchanges what is there for what is on the stage; returns where the old is now, nil when there was nothing.
    ///
    /// Nobody may have the directory open. `kept` stay where they are.
    package func exchange(_ name: BackupName, keeping kept: Set<String>) throws(BackupFault) -> String? {
        do throws(PortError) {
            for inner in try FileTree.names(in: stage) { try sync(stage + "/" + inner) }
            try FileTree.sync(folder: stage)
            try WholeFile.writeAtomically([], to: directory + "/" + Self.mark, mode: 0o600)
            let old = Self.toPutAside(try FileTree.names(in: directory), keeping: kept)
            let aside = try asideFolder(name, isNeeded: !old.isEmpty)
            if let aside { for inner in old { try move(inner, from: directory, to: aside) } }
            for inner in try FileTree.names(in: stage) where !kept.contains(inner) && inner != Self.lock {
                try move(inner, from: stage, to: directory)
            }
            try FileTree.remove(stage)
            try FileTree.sync(folder: directory)
            try FileTree.remove(directory + "/" + Self.mark)
            try FileTree.sync(folder: directory)
            return aside
        } catch { throw BackupFault(error) }
    }

    /// The names that make way: all but those that are kept, belong to this work, or were put aside by it before.
    package static func toPutAside(_ names: [String], keeping kept: Set<String>) -> [String] {
        names.filter { name in
            !kept.contains(name) && name != mark && name != staging && name != lock && !name.hasPrefix(aside)
        }.sorted()
    }

    /// The folders that earlier restores put aside, newest first.
    package func asides() throws(BackupFault) -> [String] {
        do throws(PortError) {
            let names = try FileTree.names(in: directory).filter { $0.hasPrefix(Self.aside) }
            return names.sorted(by: >).map { directory + "/" + $0 }
        } catch { throw BackupFault(error) }
    }

    private func asideFolder(_ name: BackupName, isNeeded: Bool) throws(PortError) -> String? {
        guard isNeeded else { return nil }
        let path = directory + "/" + Self.aside + name.text
        try FileTree.makeFolder(path)
        return path
    }

    private func move(_ name: String, from source: String, to goal: String) throws(PortError) {
        guard unsafe rename(source + "/" + name, goal + "/" + name) == 0 else {
            throw PortError(call: "rename", on: source + "/" + name)
        }
    }

    private func sync(_ path: String) throws(PortError) {
        let file = try Descriptor(opening: path, O_RDONLY)
        guard fsync(file.number) == 0 else { throw PortError(call: "fsync", on: path) }
    }
}
