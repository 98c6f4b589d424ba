// SPDX-License-Identifier: Apache-2.0
import ForgetfulLog
import Glibc
import Ports

@testable import crash

/// A folder on which a test changes files as a program would, and the log that the forgetful disk would have written.
final class ToyDisk {
    let folder: String
    private let scratch: String
    private(set) var records: [DiskLog.Record] = []

    init() throws {
        scratch = try FileTree.makeScratch()
        folder = scratch + "/files"
        try FileTree.empty(folder)
        try FileTree.empty(cache)
    }

    deinit { FileTree.remove(scratch) }

    private var cache: String { scratch + "/cache" }

    /// Makes a file that is there for good.
    func make(_ name: String, _ bytes: [UInt8]) throws {
        let file = try Descriptor(opening: path(name), O_RDWR | O_CREAT | O_TRUNC)
        guard unsafe pwrite(file.number, bytes, bytes.count, 0) == bytes.count else {
            throw PortError(call: "pwrite", on: name)
        }
    }

    func read(_ name: String) -> [UInt8]? { try? WholeFile.read(path: path(name), limit: 1 << 20) }

    func write(_ name: String, _ bytes: [UInt8], at offset: Int) throws {
        let old = read(name) ?? []
        note(FORGETFUL_WRITE, keep(name), 0, offset, old.count, Array(old.dropFirst(offset).prefix(bytes.count)), bytes)
        try change(name) { unsafe pwrite($0, bytes, bytes.count, offset) == bytes.count }
    }

    func resize(_ name: String, to size: Int) throws {
        let old = read(name) ?? []
        note(FORGETFUL_RESIZE, keep(name), 0, size, old.count, Array(old.dropFirst(size)), [])
        try change(name) { ftruncate($0, size) == 0 }
    }

    func sync(_ name: String) { note(FORGETFUL_SYNC, keep(name), UInt64(records.count), 0, 0, [], []) }

    func syncFolder() { note(FORGETFUL_SYNC_FOLDER, 0, UInt64(records.count), 0, 0, [], []) }

    func create(_ name: String) throws {
        try make(name, [])
        note(FORGETFUL_NAME, keep(name), 0, 0, 0, Array(path(name).utf8), [])
    }

    func move(_ name: String, to other: String) {
        let displaced = read(other) == nil ? 0 : keep(other)
        note(FORGETFUL_RENAME, keep(name), displaced, 0, 0, Array(path(name).utf8), Array(path(other).utf8))
        _ = unsafe rename(path(name), path(other))
    }

    func remove(_ name: String) {
        note(FORGETFUL_UNNAME, keep(name), 0, 0, 0, Array(path(name).utf8), [])
        _ = unsafe unlink(path(name))
    }

    /// Cuts the power and returns what was done.
    func cut(_ mood: PowerCut.Mood, seed: UInt64) throws -> PowerCut.Outcome {
        var cut = PowerCut(cache: cache, mood: mood, generator: SplitMix64(seed: seed))
        try cut.apply(records)
        return cut.outcome
    }

    private func path(_ name: String) -> String { folder + "/" + name }

    /// Links the file into the cache under its inode, as the disk does.
    private func keep(_ name: String) -> UInt64 {
        var status = stat()
        _ = unsafe lstat(path(name), &status)
        _ = unsafe link(path(name), cache + "/\(status.st_ino)")
        return UInt64(status.st_ino)
    }

    private func note(
        _ kind: Int,
        _ file: UInt64,
        _ other: UInt64,
        _ offset: Int,
        _ former: Int,
        _ first: [UInt8],
        _ second: [UInt8]
    ) {
        records.append(
            DiskLog.Record(
                kind: kind,
                sequence: UInt64(records.count + 1),
                file: file,
                other: other,
                offset: Int64(offset),
                former: Int64(former),
                first: first,
                second: second
            )
        )
    }

    private func change(_ name: String, _ body: (CInt) -> Bool) throws {
        let file = try Descriptor(opening: path(name), O_RDWR)
        guard body(file.number) else { throw PortError(call: "change", on: name) }
    }
}
