// SPDX-License-Identifier: Apache-2.0
import Rows
import Testing

struct SchemaTests {
    let scratch = Scratch()

    static let first = Schema.Migration("one", "CREATE TABLE one (id INTEGER PRIMARY KEY) STRICT")
    static let second = Schema.Migration("two", "ALTER TABLE one ADD COLUMN name TEXT; INSERT INTO one VALUES (1, 'x')")
    static let broken = Schema.Migration("broken", "CREATE TABLE two (id INTEGER); CREATE TABLE one (id INTEGER)")

    func open() throws -> Connection { try Connection(path: scratch.file("s.db"), access: .readWriteCreate) }

    @Test func `each step is taken once`() throws {
        try open().migrate(to: Schema(applicationID: 7, migrations: [Self.first]))
        let schema = Schema(applicationID: 7, migrations: [Self.first, Self.second])
        for _ in 0..<2 { try open().migrate(to: schema) }
        let count = try open().prepare("SELECT count(*) FROM one", label: "count")
        #expect(try count.first { row throws(RowsError) in try row.integer(0) } == 1)
        try open().require(schema)
    }

    @Test func `a step that fails leaves the schema as it was`() throws {
        let schema = Schema(applicationID: 7, migrations: [Self.first, Self.broken])
        let error = #expect(throws: RowsError.self) { try open().migrate(to: schema) }
        #expect(error?.description == "broken: SQLITE_ERROR (1)")
        let tables = try open().prepare("SELECT count(*) FROM sqlite_schema", label: "tables")
        #expect(try tables.first { row throws(RowsError) in try row.integer(0) } == 0)
        try open().migrate(to: Schema(applicationID: 7, migrations: [Self.first]))
    }

    @Test func `a newer file is refused untouched`() throws {
        try open().migrate(to: Schema(applicationID: 7, migrations: [Self.first, Self.second]))
        let before = scratch.bytes("s.db")
        #expect(throws: RowsError.newerSchema(found: 2, known: 1)) {
            try open().migrate(to: Schema(applicationID: 7, migrations: [Self.first]))
        }
        #expect(scratch.bytes("s.db") == before)
    }

    @Test func `the file of another program is refused untouched`() throws {
        try open().script("CREATE TABLE theirs (id INTEGER)", label: "theirs")
        let before = scratch.bytes("s.db")
        #expect(throws: RowsError.foreignFile(found: 0)) { try open().migrate(to: Scratch.schema) }
        #expect(scratch.bytes("s.db") == before)
        _ = try scratch.things("ours.db")
        let ours = try Connection(path: scratch.file("ours.db"), access: .readWrite)
        #expect(throws: RowsError.foreignFile(found: 0x54455354)) {
            try ours.migrate(to: Schema(applicationID: 7, migrations: [Self.first]))
        }
    }
}
