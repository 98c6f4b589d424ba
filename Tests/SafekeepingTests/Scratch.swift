// SPDX-License-Identifier: Apache-2.0
import Glibc
import Ports
import Safekeeping
import Terms
import Testing

/// A folder of its own under /tmp, gone with the last reference.
final class Scratch {
    let path: String

    init() throws {
        var template = Array("/tmp/safekeeping-XXXXXX".utf8CString)
        try #require(unsafe mkdtemp(&template) != nil)
        path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        try FileTree.makeFolder(path + "/state")
        try FileTree.makeFolder(path + "/state/documents")
    }

    deinit { try? FileTree.remove(path) }

    var shelf: BackupShelf { BackupShelf(path + "/backups") }

    func write(_ bytes: [UInt8], to name: String, mode: UInt32 = 0o600) throws {
        try WholeFile.writeAtomically(bytes, to: path + "/" + name, mode: mode)
    }

    func read(_ path: String) throws -> [UInt8] { try WholeFile.read(path: path, limit: 1 << 24) }

    /// Two files of a hall, one of them in a folder.
    func fill(_ seed: UInt8 = 7) throws {
        try write((0..<5000).map { UInt8(truncatingIfNeeded: $0 * 31 + Int(seed)) }, to: "state/journal.db")
        try write([seed, seed], to: "state/documents/rules.json")
    }

    /// A finished backup of these, begun at a second of its own.
    @discardableResult
    func backUp(second: Int64, limits: BackupLimits = BackupLimits()) throws -> Backup {
        var making = try BackupMaking(
            in: shelf,
            at: Timestamp(milliseconds: second * 1000),
            bytes: 5002,
            hasKeys: true,
            limits: limits
        )
        try making.keep(path + "/state/journal.db", as: "state/journal.db")
        let place = try making.place(for: "state/documents/rules.json")
        try WholeFile.writeAtomically(read(path + "/state/documents/rules.json"), to: place, mode: 0o600)
        try making.add("state/documents/rules.json")
        let name = try making.finish(.hall, of: "hall-1", counts: ["events": 3])
        return try Backup(opening: shelf.folder(name))
    }
}
