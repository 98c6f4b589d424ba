// SPDX-License-Identifier: Apache-2.0
import Glibc
import Ports
import Terms

/// The snapshot files of a journal's directory, `snapshot-<position>.state`.
struct SnapshotFolder: Sendable {
    let directory: String
    let kept: Int

    /// The largest file that is read, in bytes; a hall's is a few million.
    static let largestFile = 512 << 20

    private static let suffix = ".state"
    /// Of the files of format 1, which are of no use any more.
    private static let retiredSuffix = ".json"

    /// The positions there are files for, the newest first.
    func positions() -> [Position] { positions(Self.suffix) }

    /// Reads the snapshot at `position`; nil when it is missing, damaged or of another format.
    func snapshot(at position: Position) -> Snapshot? {
        guard let bytes = try? WholeFile.read(path: path(of: position), limit: Self.largestFile),
            let snapshot = Snapshot(bytes), snapshot.position == position
        else { return nil }
        return snapshot
    }

    /// Writes a snapshot and removes those that are no longer kept, also any that claim a later position.
    func write(_ snapshot: Snapshot) throws(PortError) {
        try WholeFile.writeAtomically(snapshot.encoded, to: path(of: snapshot.position), mode: 0o600)
        let earlier = positions().filter { $0 <= snapshot.position }.prefix(kept)
        for position in positions() where !earlier.contains(position) { unsafe unlink(path(of: position)) }
        for position in positions(Self.retiredSuffix) { unsafe unlink(path(of: position, Self.retiredSuffix)) }
    }

    /// Removes every snapshot but the one at `position`.
    func removeAll(but position: Position) {
        for other in positions() where other != position { unsafe unlink(path(of: other)) }
    }

    func exists(_ position: Position) -> Bool { unsafe access(path(of: position), F_OK) == 0 }

    func path(of position: Position) -> String { path(of: position, Self.suffix) }

    private func path(of position: Position, _ suffix: String) -> String {
        directory + "/" + Self.prefix + "\(position)" + suffix
    }

    private func positions(_ suffix: String) -> [Position] {
        guard let folder = unsafe opendir(directory) else { return [] }
        defer { unsafe closedir(folder) }
        var found: [Position] = []
        while let entry = unsafe readdir(folder) {
            let name = unsafe withUnsafeBytes(of: entry.pointee.d_name) { raw in
                unsafe String(decoding: raw.prefix { $0 != 0 }, as: UTF8.self)
            }
            if let position = Self.position(ofFile: name, suffix) { found.append(position) }
        }
        return found.sorted(by: >)
    }

    private static func position(ofFile name: String, _ suffix: String) -> Position? {
        guard name.hasPrefix(prefix), name.hasSuffix(suffix) else { return nil }
        return Digits.value(name.utf8.dropFirst(prefix.utf8.count).dropLast(suffix.utf8.count))
            .map { Position(Int64($0)) }
    }

    private static let prefix = "snapshot-"
}
