// SPDX-License-Identifier: Apache-2.0
import Glibc
import Testing

@testable import Ports

struct DiskSpaceTests {
    @Test func `free space is what df says, and a missing path is told`() throws {
        let folder = try Folder()
        let output = folder.path + "/out"
        try #require(unsafe system("df --output=avail -B1 /proc/self/root \(folder.path) | tail -1 >\(output)") == 0)
        let text = String(decoding: try WholeFile.read(path: output, limit: 100), as: UTF8.self)
        let expected = try #require(Int64(text.filter(\.isNumber)))
        let free = try DiskSpace.free(folder.path)
        #expect(abs(free - expected) < 1 << 30, "other tests write at the same time")
        #expect(free > 0)
        #expect(throws: PortError.notFound("/nonexistent")) { try DiskSpace.free("/nonexistent") }
    }
}
