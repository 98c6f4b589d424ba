// SPDX-License-Identifier: Apache-2.0
import Glibc
import Rows
import Testing

struct BackupTests {
    let scratch = Scratch()

    @Test func `a backup made while another connection writes is one sound state`() throws {
        let writer = try scratch.things()
        for _ in 0..<150 { try writer.add(String(repeating: "n", count: 20_000)) }
        let reader = try Connection(path: scratch.file("t.db"), access: .readOnly)
        var steps = 0
        let isWhole = try reader.backup(to: scratch.file("copy.db")) {
            steps += 1
            return (try? writer.add("during \(steps)")) == nil
        }
        #expect(isWhole)
        #expect(steps > 2)
        let copy = try Connection(path: scratch.file("copy.db"), access: .readOnly)
        #expect(try copy.integrityProblems().isEmpty)
        #expect(try copy.thingNames().count == 150)
        #expect(try writer.thingNames().count == 150 + steps)
    }

    @Test func `a cancelled backup leaves nothing`() throws {
        let connection = try scratch.things()
        #expect(try connection.backup(to: scratch.file("copy.db")) { true } == false)
        #expect(!scratch.names.contains { $0.hasPrefix("copy") })
    }

    @Test func `a backup never replaces a file`() throws {
        try scratch.write([1], to: "copy.db")
        let connection = try scratch.things()
        #expect(throws: RowsError.file(errno: EEXIST, during: "backup")) {
            try connection.backup(to: scratch.file("copy.db"))
        }
        #expect(scratch.bytes("copy.db") == [1])
    }

    @Test func `what a power cut left of an earlier backup is in nobody's way`() throws {
        try scratch.write([UInt8](repeating: 1, count: 9000), to: "copy.db.partial")
        let connection = try scratch.things()
        try connection.add("kept")
        #expect(try connection.backup(to: scratch.file("copy.db")))
        #expect(try scratch.things("copy.db").thingNames() == ["kept"])
        #expect(!scratch.names.contains("copy.db.partial"))
    }

    @Test func `a copy that somebody else has locked is a failure, not a backup given up`() throws {
        let connection = try scratch.things()
        try connection.add("kept")
        var other: Connection?
        let error = #expect(throws: RowsError.self) {
            try connection.backup(to: scratch.file("copy.db")) {
                other = try? Connection(path: scratch.file("copy.db.partial"), access: .readWrite)
                try? other?.script("BEGIN EXCLUSIVE", label: "lock")
                return false
            }
        }
        #expect(error?.failure == .busy)
        #expect(other != nil && !scratch.names.contains("copy.db"))
    }

    @Test func `a backup to a place that is not there says so`() throws {
        let connection = try scratch.things()
        let error = #expect(throws: RowsError.self) {
            try connection.backup(to: scratch.file("nowhere/copy.db"))
        }
        #expect(error?.failure == .cantOpen)
    }
}
