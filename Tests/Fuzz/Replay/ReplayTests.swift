// SPDX-License-Identifier: Apache-2.0
import FoundationEssentials
import Testing

/// The seeds of the fuzz targets, through the same checks in the ordinary build: they cannot rot.
struct ReplayTests {
    @Test(arguments: FuzzTarget.all.map(\.name))
    func `every seed passes its target`(_ name: String) throws {
        let target = try #require(FuzzTarget.named(name))
        let seeds = try Seeds.load(name)
        #expect(!seeds.isEmpty, "no seeds for \(name)")
        for seed in seeds {
            #expect(throws: Never.self, "\(name)/\(seed.name)") { try target.check(seed.bytes) }
        }
    }

    @Test(arguments: FuzzTarget.all.map(\.name))
    func `every target takes what is empty, short, or of one byte only`(_ name: String) throws {
        let target = try #require(FuzzTarget.named(name))
        for input in [[], [0x00], [0x0A], [0x7B], [0xFF]] + [[UInt8]]([.init(repeating: 0x41, count: 300)]) {
            #expect(throws: Never.self, "\(input)") { try target.check(input) }
        }
    }

    @Test
    func `there is a folder of seeds for every target and no other`() throws {
        #expect(try Seeds.folders() == FuzzTarget.all.map(\.name).sorted())
    }

    @Test
    func `a seed is small enough to be read by a person`() throws {
        for folder in try Seeds.folders() {
            for seed in try Seeds.load(folder) { #expect(seed.bytes.count <= 4096, "\(folder)/\(seed.name)") }
        }
    }
}
