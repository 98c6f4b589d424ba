// SPDX-License-Identifier: Apache-2.0
import Rows
import Testing

struct StatementTests {
    let scratch = Scratch()

    @Test(arguments: ["", "王小明", "a\u{0}b", "e\u{301}", "𠮷", "'; DROP TABLE things; --"])
    func `text comes back byte for byte`(text: String) throws {
        let connection = try scratch.things()
        try connection.add(text)
        let found = try #require(try connection.thingNames().first)
        #expect(Array(found.utf8) == Array(text.utf8))
    }

    @Test(arguments: [[], [0], [0, 255, 0], [UInt8](repeating: 7, count: 100_000)])
    func `a blob comes back byte for byte, and empty is not NULL`(bytes: [UInt8]) throws {
        let connection = try scratch.things()
        try connection.add("x", data: bytes)
        let read = try connection.prepare("SELECT data FROM things", label: "read")
        #expect(try read.first { row throws(RowsError) in try row.optionalBlob(0) } == .some(bytes))
    }

    @Test(arguments: [0, -1, Int64.max, Int64.min])
    func `an integer comes back whole`(number: Int64) throws {
        let connection = try scratch.things()
        try connection.prepare("INSERT INTO things (name, size) VALUES ('n', ?)", label: "add").run(.integer(number))
        let read = try connection.prepare("SELECT size FROM things", label: "read")
        #expect(try read.first { row throws(RowsError) in try row.integer(0) } == number)
    }

    @Test func `NULL is nil where nil is allowed and an error where it is not`() throws {
        let connection = try scratch.things()
        try connection.prepare("INSERT INTO things (name, data, size) VALUES (?, ?, ?)", label: "add")
            .run("x", nil, .orNull(nil as Int64?))
        let read = try connection.prepare("SELECT data, size FROM things", label: "read")
        #expect(try read.first { row throws(RowsError) in try row.optionalBlob(0) } == .some(nil))
        #expect(try read.first { row throws(RowsError) in try row.optionalInteger(1) } == .some(nil))
        #expect(throws: RowsError.unexpectedColumn(1, during: "read")) {
            try read.first { row throws(RowsError) in try row.integer(1) }
        }
    }

    @Test func `a column of another type or of broken UTF-8 is refused, not converted`() throws {
        let connection = try Connection(path: scratch.file("loose.db"), access: .readWriteCreate)
        let read = try connection.prepare("SELECT '12', CAST(x'ff41' AS TEXT)", label: "loose")
        #expect(throws: RowsError.unexpectedColumn(0, during: "loose")) {
            try read.first { row throws(RowsError) in try row.integer(0) }
        }
        #expect(throws: RowsError.unexpectedColumn(1, during: "loose")) {
            try read.first { row throws(RowsError) in try row.text(1) }
        }
    }

    @Test func `a statement can be used again after it failed`() throws {
        let connection = try scratch.things()
        let add = try connection.prepare("INSERT INTO things (id, name) VALUES (?, ?)", label: "add thing")
        try add.run(1, "first")
        let error = #expect(throws: RowsError.self) { try add.run(1, "secret 410581") }
        #expect(error?.failure == .constraint)
        #expect(error?.description == "add thing: SQLITE_CONSTRAINT_PRIMARYKEY (1555)")
        try add.run(2, "second")
        #expect(try connection.thingNames() == ["first", "second"])
    }

    @Test func `an error names the label and the code and never the SQL or a value`() throws {
        let connection = try scratch.things()
        let error = #expect(throws: RowsError.self) {
            try connection.prepare("SELECT secret_410581 FROM nowhere", label: "look up")
        }
        #expect(error?.description == "look up: SQLITE_ERROR (1)")
        #expect(error?.failure == .other)
    }

    @Test func `a statement outlives the last other reference to its connection`() throws {
        let add = try scratch.things().prepare("INSERT INTO things (name) VALUES (?)", label: "add")
        try add.run("kept")
        #expect(try scratch.things().thingNames() == ["kept"])
    }

    @Test func `a double-quoted literal is a mistake, not a text`() throws {
        let connection = try scratch.things()
        #expect(throws: RowsError.self) { try connection.prepare("SELECT \"nothing\"", label: "quoted") }
    }
}
