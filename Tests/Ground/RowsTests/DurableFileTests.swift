// SPDX-License-Identifier: Apache-2.0
import Glibc
import Rows
import Testing

struct DurableFileTests {
    let scratch = Scratch()

    @Test(arguments: [0, 1, 100_000])
    func `a file is replaced whole`(count: Int) throws {
        let path = scratch.file("f")
        try DurableFile.write([9, 9, 9], to: path)
        try DurableFile.write([UInt8](repeating: 5, count: count), to: path)
        #expect(scratch.bytes("f") == [UInt8](repeating: 5, count: count))
        #expect(scratch.names == ["f"])
    }

    @Test func `what a power cut left half written is in nobody's way`() throws {
        try DurableFile.write([1], to: scratch.file("f.partial"))
        try DurableFile.write([2], to: scratch.file("f"))
        #expect(scratch.bytes("f") == [2])
        #expect(scratch.names == ["f"])
    }

    @Test func `a missing directory is reported`() {
        #expect(throws: RowsError.file(errno: ENOENT, during: "create file")) {
            try DurableFile.write([1], to: scratch.file("no/f"))
        }
    }
}
