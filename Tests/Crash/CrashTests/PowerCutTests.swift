// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import crash

/// A power cut takes what was not synced, in the ways of disks, and nothing else.
struct PowerCutTests {
    private static let sector = Int(PowerCut.sectorBytes)
    private static let seeds: [UInt64] = Array(1...60)

    @Test(arguments: PowerCut.Mood.allCases, seeds)
    func `what was synced stays`(mood: PowerCut.Mood, seed: UInt64) throws {
        let disk = try ToyDisk()
        let bytes = (0..<3000).map { UInt8(truncatingIfNeeded: $0 &* 7) }
        try disk.create("file")
        try disk.write("file", bytes, at: 0)
        disk.sync("file")
        disk.syncFolder()
        #expect(try disk.cut(mood, seed: seed).bytesForgotten == 0)
        #expect(disk.read("file") == bytes)
    }

    @Test(arguments: seeds)
    func `a byte beside a write is never touched, and one within is the old or the new`(seed: UInt64) throws {
        let disk = try ToyDisk()
        try disk.make("file", [UInt8](repeating: 1, count: 4000))
        try disk.write("file", [UInt8](repeating: 2, count: 1000), at: 700)
        try disk.write("file", [UInt8](repeating: 3, count: 90), at: 3777)
        _ = try disk.cut(.some, seed: seed)
        let found = try #require(disk.read("file"))
        #expect(found.count == 4000)
        for (index, byte) in found.enumerated() {
            let allowed: Set<UInt8> =
                switch index {
                case 700..<1700: [1, 2]
                case 3777..<3867: [1, 3]
                default: [1]
                }
            #expect(allowed.contains(byte), "byte \(index) is \(byte)")
        }
    }

    @Test(arguments: seeds)
    func `a sector is as it was at one moment, or torn at one place`(seed: UInt64) throws {
        let disk = try ToyDisk()
        try disk.make("file", [UInt8](repeating: 0, count: 8 * Self.sector))
        for value in UInt8(1)...3 { try disk.write("file", [UInt8](repeating: value, count: 8 * Self.sector), at: 0) }
        _ = try disk.cut(.some, seed: seed)
        let found = try #require(disk.read("file"))
        for start in stride(from: 0, to: found.count, by: Self.sector) {
            let sector = found[start..<start + Self.sector]
            let seams = zip(sector, sector.dropFirst()).count { $0 != $1 }
            #expect(seams <= 1, "sector \(start / Self.sector)")
        }
    }

    @Test
    func `among many cuts some tear, some keep, some forget, and sectors differ in that`() throws {
        var (torn, values) = (0, Set<Set<UInt8>>())
        for seed in Self.seeds {
            let disk = try ToyDisk()
            try disk.make("file", [UInt8](repeating: 0, count: 8 * Self.sector))
            try disk.write("file", [UInt8](repeating: 1, count: 8 * Self.sector), at: 0)
            torn += try disk.cut(.some, seed: seed).sectorsTorn
            values.insert(Set(disk.read("file") ?? []))
        }
        #expect(torn > 0)
        #expect(values.contains([0, 1]))
    }

    @Test
    func `when everything is forgotten, bytes, sizes and names are as they were`() throws {
        let disk = try ToyDisk()
        let bytes = [UInt8](repeating: 9, count: 1500)
        for name in ["cut", "grown", "gone", "target"] { try disk.make(name, bytes) }
        try disk.resize("cut", to: 10)
        try disk.write("cut", [1, 2, 3], at: 5)
        try disk.write("grown", bytes, at: 1400)
        disk.remove("gone")
        try disk.create("new")
        try disk.write("new", [4], at: 0)
        disk.move("new", to: "target")
        let outcome = try disk.cut(.everything, seed: 1)
        for name in ["cut", "grown", "gone", "target"] { #expect(disk.read(name) == bytes, "\(name)") }
        #expect(disk.read("new") == nil)
        #expect(outcome.namesForgotten == 3)
        #expect(outcome.bytesForgotten == 1504)
    }

    @Test(arguments: seeds)
    func `bytes written after a cut of the file that is forgotten are forgotten with it`(seed: UInt64) throws {
        let disk = try ToyDisk()
        try disk.make("file", [UInt8](repeating: 1, count: 2000))
        try disk.resize("file", to: 0)
        try disk.write("file", [UInt8](repeating: 2, count: 1000), at: 0)
        _ = try disk.cut(.some, seed: seed)
        let found = try #require(disk.read("file"))
        // The old file whole, or the new one with what of it was written back; never both.
        let isOld = found == [UInt8](repeating: 1, count: 2000)
        #expect(isOld || (found.count <= 1000 && !found.contains(1)), "\(Set(found)) in \(found.count) bytes")
    }

    @Test(arguments: seeds)
    func `names are forgotten from the end, a replaced file is never lost with them`(seed: UInt64) throws {
        let disk = try ToyDisk()
        try disk.make("state", [1])
        try disk.create(".state.new")
        try disk.write(".state.new", [2], at: 0)
        disk.sync(".state.new")
        disk.move(".state.new", to: "state")
        _ = try disk.cut(.some, seed: seed)
        let (state, fresh) = (disk.read("state"), disk.read(".state.new"))
        let histories: [[[UInt8]?]] = [[[1], nil], [[1], [2]], [[2], nil]]
        #expect(histories.contains([state, fresh]), "\(String(describing: state)) \(String(describing: fresh))")
    }
}
