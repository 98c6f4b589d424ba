// SPDX-License-Identifier: Apache-2.0
import Glibc
import Ports

/// A state directory whose content is exchanged for that of a backup: what was there is put aside, never deleted.
///
/// What goes in is laid out beside it and finished first; the exchange itself is renames only. While it goes on a mark keeps
/// the daemon from opening, so that it never begins a new journal or opens half of each; the mark says how far the exchange
/// came, and `undo` puts back what was there.
package struct PuttingBack: Sendable {
    /// The state directory.
    package let directory: String

    /// What the daemon finds while an exchange is not finished; it does not open then.
    package static let mark = "restore-unfinished"
    private static let staging = ".restoring"
    /// Held by whoever has the directory open, also by this work.
    private static let lock = "lock"
    static let aside = "before-restore-"
    /// The most bytes of a mark: it names what lies at the top of a state directory.
    private static let markLimit = 1 << 20

    /// Looks after `directory`, which exists.
    package init(_ directory: String) { self.directory = directory }

    /// Whether an exchange was begun here and not finished.
    package var isUnfinished: Bool { unsafe access(directory + "/" + Self.mark, F_OK) == 0 }

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

    /// After a restore that came to nothing: puts back what was there and removes the stage.
    ///
    /// Where that fails the mark stays, and the next attempt begins with it.
    package func giveUp() { try? undo() }

    /// Exchanges what is there for what is on the stage; returns where the old is now, nil when there was nothing.
    ///
    /// Nobody may have the directory open, and nobody opens it before `finish`. `kept` stay where they are.
    package func exchange(_ name: BackupName, keeping kept: Set<String>) throws(BackupFault) -> String? {
        try exchange(name, keeping: kept) {}
    }

    /// The same; `step` comes before each change, and what it throws ends it there.
    func exchange(
        _ name: BackupName,
        keeping kept: Set<String>,
        step: () throws(PortError) -> Void
    ) throws(BackupFault) -> String? {
        do throws(PortError) {
            try syncStage()
            let names = try FileTree.names(in: directory)
            let old = Self.toPutAside(names, keeping: kept)
            let new = try FileTree.names(in: stage).filter { !kept.contains($0) && $0 != Self.lock }.sorted()
            let aside = old.isEmpty ? nil : Self.free(Self.aside + name.text, among: names)
            try step()
            try write(ExchangeMark(.aside, aside: aside, old: old, new: new))
            if let aside {
                try step()
                try FileTree.makeFolder(directory + "/" + aside)
                for inner in old { try move(inner, from: directory, to: directory + "/" + aside, step) }
                try FileTree.sync(folder: directory + "/" + aside)
                try FileTree.sync(folder: directory)
            }
            try step()
            try write(ExchangeMark(.into, aside: aside, old: old, new: new))
            for inner in new { try move(inner, from: stage, to: directory, step) }
            try step()
            try FileTree.remove(stage)
            try FileTree.sync(folder: directory)
            return aside.map { directory + "/" + $0 }
        } catch { throw BackupFault(error) }
    }

    /// Lets the daemon open what was put in.
    package func finish() throws(BackupFault) {
        do throws(PortError) {
            try FileTree.remove(directory + "/" + Self.mark)
            try FileTree.sync(folder: directory)
        } catch { throw BackupFault(error) }
    }

    /// Puts back what was there before an exchange that was not finished, and removes the stage; may itself be cut off, and
    /// be done again.
    ///
    /// Where nothing was there, or somebody has been at it by hand since, everything stays where it is, with the mark: the
    /// next exchange puts it aside.
    package func undo() throws(BackupFault) { try undo {} }

    /// The same; `step` comes before each change, and what it throws ends it there.
    func undo(step: () throws(PortError) -> Void) throws(BackupFault) {
        do throws(PortError) {
            try FileTree.remove(stage)
            guard let mark = try readMark(), let aside = mark.aside else { return }
            let folder = directory + "/" + aside
            let there = Set(try FileTree.names(in: directory))
            let away = there.contains(aside) ? Set(try FileTree.names(in: folder)) : []
            switch mark.phase {
            case .aside:
                // Each of the old is in one of the two places.
                guard mark.old.allSatisfy({ there.contains($0) != away.contains($0) }) else { return }
            case .into:
                guard mark.old.allSatisfy({ away.contains($0) && (!there.contains($0) || mark.new.contains($0)) })
                else {
                    return
                }
                for inner in mark.new where there.contains(inner) {
                    try step()
                    try FileTree.remove(directory + "/" + inner)
                }
                try FileTree.sync(folder: directory)
                try step()
                try write(ExchangeMark(.aside, aside: aside, old: mark.old, new: mark.new))
            }
            for inner in mark.old where away.contains(inner) { try move(inner, from: folder, to: directory, step) }
            try FileTree.sync(folder: directory)
            try step()
            if there.contains(aside) { try FileTree.remove(folder) }
            try step()
            try FileTree.remove(directory + "/" + Self.mark)
            try FileTree.sync(folder: directory)
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

    /// `name`, or with a number where a restore of the same second has taken that.
    private static func free(_ name: String, among names: [String]) -> String {
        guard names.contains(name) else { return name }
        return (2...names.count + 2).lazy.map { "\(name)-\($0)" }.first { !names.contains($0) } ?? name
    }

    private func write(_ mark: ExchangeMark) throws(PortError) {
        try WholeFile.writeAtomically(mark.bytes, to: directory + "/" + Self.mark, mode: 0o600)
    }

    private func readMark() throws(PortError) -> ExchangeMark? {
        do throws(PortError) {
            return ExchangeMark(bytes: try WholeFile.read(path: directory + "/" + Self.mark, limit: Self.markLimit))
        } catch {
            guard case .notFound = error else { throw error }
            return nil
        }
    }

    private func move(
        _ name: String,
        from source: String,
        to goal: String,
        _ step: () throws(PortError) -> Void
    ) throws(PortError) {
        try step()
        guard unsafe rename(source + "/" + name, goal + "/" + name) == 0 else {
            throw PortError(call: "rename", on: source + "/" + name)
        }
    }

    /// Has the disk keep what is on the stage: the files were synced when they were laid out, but for a database at the top
    /// that was opened since.
    private func syncStage() throws(PortError) {
        for inner in try FileTree.names(in: stage) {
            let file = try Descriptor(opening: stage + "/" + inner, O_RDONLY)
            guard fsync(file.number) == 0 else { throw PortError(call: "fsync", on: inner) }
        }
        let folders = Set(try FileTree.files(below: stage, limit: BackupLimits().files).flatMap(FileTree.parents))
        for folder in folders { try FileTree.sync(folder: stage + "/" + folder) }
        try FileTree.sync(folder: stage)
    }
}
