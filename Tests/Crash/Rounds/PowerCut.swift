// SPDX-License-Identifier: Apache-2.0
import ForgetfulLog
import Glibc
import Ports

/// Makes a power cut of a program's end: of everything that was not synced the files keep what a disk might have kept.
///
/// Each sector of 512 bytes is as it was at some moment after the last sync, each at another: a disk writes back early and
/// in any order. A sector may be torn at one place between two such moments. Sizes and names change in order, as on a
/// journaling file system, and as much of the end of that is lost as it pleases. A write damages no byte beside it
/// (SQLITE_IOCAP_POWERSAFE_OVERWRITE, sqlite.org/psow.html), which is what SQLite takes a disk for on Linux.
struct PowerCut {
    /// How much is forgotten of what was not synced.
    enum Mood: Sendable, CaseIterable {
        /// All of it.
        case everything
        /// Some sectors, sizes and names.
        case some
        /// Nothing: the program was killed and the machine lived.
        case nothing
    }

    /// What was done.
    struct Outcome: Sendable {
        var bytesForgotten = 0
        var sectorsTorn = 0
        var namesForgotten = 0

        static func += (left: inout Outcome, right: Outcome) {
            left.bytesForgotten += right.bytesForgotten
            left.sectorsTorn += right.sectorsTorn
            left.namesForgotten += right.namesForgotten
        }
    }

    static let sectorBytes: Int64 = 512

    let cache: String
    let mood: Mood
    private(set) var generator: SplitMix64
    private(set) var outcome = Outcome()

    init(cache: String, mood: Mood, generator: SplitMix64) {
        (self.cache, self.mood, self.generator) = (cache, mood, generator)
    }

    /// Changes the files; `records` are what the program's disk wrote down.
    mutating func apply(_ records: [DiskLog.Record]) throws {
        guard mood != .nothing else { return }
        var (synced, namesSynced) = ([UInt64: UInt64](), UInt64(0))
        for record in records {
            switch record.kind {
            case FORGETFUL_SYNC: synced[record.file] = record.other
            case FORGETFUL_SYNC_FOLDER: namesSynced = record.other
            default: break
            }
        }
        var (files, names) = ([UInt64: [DiskLog.Record]](), [DiskLog.Record]())
        for record in records {
            switch record.kind {
            case FORGETFUL_WRITE, FORGETFUL_RESIZE:
                if record.sequence > synced[record.file] ?? 0 { files[record.file, default: []].append(record) }
            case FORGETFUL_NAME, FORGETFUL_UNNAME, FORGETFUL_RENAME:
                if record.sequence > namesSynced { names.append(record) }
            default: break
            }
        }
        for (file, changes) in files.sorted(by: { $0.key < $1.key }) { try forget(changes, of: file) }
        try forget(names)
    }

    private mutating func forget(_ changes: [DiskLog.Record], of file: UInt64) throws {
        let descriptor = try Descriptor(opening: cache + "/\(file)", O_RDWR)
        for change in changes.reversed() {
            if change.kind == FORGETFUL_RESIZE || change.former < change.offset + Int64(change.second.count) {
                try resize(descriptor, to: change.former)
            }
            try write(change.first, at: change.offset, to: descriptor)
        }
        let written = changes.reduce(0) { $0 + $1.second.count }
        let kept = mood == .some ? try keepSome(of: changes, in: descriptor) : 0
        outcome.bytesForgotten += max(0, written - kept)
    }

    /// The moment up to which a sector was written back; of a torn one the bytes from `cut` on have another.
    private struct Sector {
        let moment: Int
        let torn: (cut: Int64, moment: Int)?
    }

    /// Writes back some of `changes`, and returns how many bytes.
    private mutating func keepSome(of changes: [DiskLog.Record], in descriptor: borrowing Descriptor) throws -> Int {
        let sized = Int.random(in: 0...changes.count, using: &generator)
        // What was written after a change of size that is lost went to blocks that nothing leads to.
        let last = changes[sized...].firstIndex { $0.kind == FORGETFUL_RESIZE } ?? changes.count
        var sectors: [Int64: Sector] = [:]
        var kept = 0
        for (index, change) in changes[..<last].enumerated() {
            guard change.kind == FORGETFUL_WRITE else {
                try resize(descriptor, to: change.offset)
                continue
            }
            var rest = change.second[...]
            var place = change.offset
            while !rest.isEmpty {
                let number = place / Self.sectorBytes
                let piece = rest.prefix(Int((number + 1) * Self.sectorBytes - place))
                let sector = sectors[number] ?? draw(of: last)
                sectors[number] = sector
                kept += try write(piece, at: place, beyond: index, sector, number, to: descriptor)
                place += Int64(piece.count)
                rest = rest.dropFirst(piece.count)
            }
        }
        return kept
    }

    private mutating func draw(of moments: Int) -> Sector {
        let moment = drawMoment(moments)
        guard generator.oneIn(8) else { return Sector(moment: moment, torn: nil) }
        let cut = Int64.random(in: 1..<Self.sectorBytes, using: &generator)
        return Sector(moment: moment, torn: (cut, drawMoment(moments)))
    }

    /// Never written back, written back at last, or at some moment between.
    private mutating func drawMoment(_ moments: Int) -> Int {
        switch Int.random(in: 0..<3, using: &generator) {
        case 0: 0
        case 1: moments
        default: Int.random(in: 0...moments, using: &generator)
        }
    }

    /// Writes the part of one sector that change number `index` gave it, if the sector was written back after that.
    private mutating func write(
        _ piece: ArraySlice<UInt8>,
        at place: Int64,
        beyond index: Int,
        _ sector: Sector,
        _ number: Int64,
        to descriptor: borrowing Descriptor
    ) throws -> Int {
        guard let torn = sector.torn else {
            guard index < sector.moment else { return 0 }
            try write(Array(piece), at: place, to: descriptor)
            return piece.count
        }
        let split = min(max(0, Int(number * Self.sectorBytes + torn.cut - place)), piece.count)
        let head = index < sector.moment ? Array(piece.prefix(split)) : []
        let tail = index < torn.moment ? Array(piece.dropFirst(split)) : []
        try write(head, at: place, to: descriptor)
        try write(tail, at: place + Int64(split), to: descriptor)
        if (index < sector.moment) != (index < torn.moment), split > 0, split < piece.count { outcome.sectorsTorn += 1 }
        return head.count + tail.count
    }

    private func write(_ bytes: [UInt8], at offset: Int64, to descriptor: borrowing Descriptor) throws {
        guard !bytes.isEmpty else { return }
        let count = unsafe bytes.withUnsafeBytes {
            unsafe pwrite(descriptor.number, $0.baseAddress, $0.count, Int(offset))
        }
        guard count == bytes.count else { throw PortError(call: "pwrite", on: cache) }
    }

    private func resize(_ descriptor: borrowing Descriptor, to size: Int64) throws {
        guard ftruncate(descriptor.number, Int(size)) == 0 else { throw PortError(call: "ftruncate", on: cache) }
    }

    // MARK: - Names

    private mutating func forget(_ changes: [DiskLog.Record]) throws {
        let kept = mood == .some ? Int.random(in: 0...changes.count, using: &generator) : 0
        for change in changes[kept...].reversed() {
            let (first, second) = (Self.text(change.first), Self.text(change.second))
            switch change.kind {
            case FORGETFUL_NAME: _ = unsafe unlink(first)
            case FORGETFUL_UNNAME: restore(change.file, as: first)
            default:
                _ = unsafe rename(second, first)
                if change.other != 0 { restore(change.other, as: second) }
            }
            outcome.namesForgotten += 1
        }
    }

    /// The program may have ended between its note and the change: then the name is there.
    private func restore(_ file: UInt64, as path: String) { _ = unsafe link(cache + "/\(file)", path) }

    private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
