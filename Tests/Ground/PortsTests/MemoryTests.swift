// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import Ports

struct MemoryTests {
    private static let map = """
        55e0a0000000-55e0a0100000 r-xp 00000000 fe:00 4711                       /usr/bin/kioskd
        55e0a0100000-55e0a0180000 rw-p 00100000 fe:00 4711                       /usr/bin/kioskd
        55e0a0180000-55e0a0190000 r--p 00180000 fe:00 4711                       /usr/bin/kioskd
        7f0000000000-7f0000021000 rw-p 00000000 00:00 0 
        7f1000000000-7f1000002000 r-xp 00000000 00:00 0                          [vdso]
        7f2000000000-7f2000010000 rwxp 00000000 fe:00 12                         /usr/lib/odd.so
        7f3000000000-7f3000004000 r-xp 00002000 fe:00 13                         /usr/lib/a name.so
        7f3000004000-7f3000004000 r-xp 00002000 fe:00 13                         /usr/lib/empty.so
        nonsense r-xp 00002000 fe:00 13                                          /usr/lib/x.so
        """

    @Test func `only code of files that nobody can write is given back`() {
        #expect(
            Memory.codeAreas(in: Array(Self.map.utf8)) == [
                0x55e0_a000_0000..<0x55e0_a010_0000, 0x7f30_0000_0000..<0x7f30_0000_4000,
            ]
        )
        #expect(Memory.codeAreas(in: []).isEmpty)
    }

    @Test func `a process that has given its code back goes on`() throws {
        let areas = Memory.codeAreas(in: try WholeFile.read(path: "/proc/self/maps", limit: 1 << 22))
        #expect(!areas.isEmpty)
        Memory.returnUnused()
        #expect(Memory.codeAreas(in: try WholeFile.read(path: "/proc/self/maps", limit: 1 << 22)) == areas)
    }
}
