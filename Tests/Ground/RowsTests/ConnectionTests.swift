// SPDX-License-Identifier: Apache-2.0
import Rows
import Testing

struct ConnectionTests {
    let scratch = Scratch()

    @Test func `a transaction is wholly there or wholly not`() throws {
        let connection = try scratch.things()
        try connection.transaction("both") { () throws(RowsError) in
            try connection.script("INSERT INTO things (name) VALUES ('a')", label: "a")
            try connection.script("INSERT INTO things (name) VALUES ('b')", label: "b")
        }
        #expect(throws: RowsError.self) {
            try connection.transaction("neither") { () throws(RowsError) in
                try connection.script("INSERT INTO things (name) VALUES ('c')", label: "c")
                try connection.script("INSERT INTO things (name) VALUES (NULL)", label: "null")
            }
        }
        #expect(try connection.thingNames() == ["a", "b"])
        try connection.add("d")
        #expect(try scratch.things().thingNames() == ["a", "b", "d"])
    }

    @Test func `every connection syncs each commit, checks foreign keys and uses the write-ahead log`() throws {
        let connection = try scratch.things()
        for (pragma, value) in [("synchronous", 2), ("foreign_keys", 1), ("trusted_schema", 0)] as [(String, Int64)] {
            let read =
                switch pragma {
                case "synchronous": try connection.prepare("PRAGMA synchronous", label: "p")
                case "foreign_keys": try connection.prepare("PRAGMA foreign_keys", label: "p")
                default: try connection.prepare("PRAGMA trusted_schema", label: "p")
                }
            #expect(try read.first { row throws(RowsError) in try row.integer(0) } == value, "\(pragma)")
        }
        let mode = try connection.prepare("PRAGMA journal_mode", label: "p")
        #expect(try mode.first { row throws(RowsError) in try row.text(0) } == "wal")
    }

    @Test func `a full disk refuses the whole transaction, loses nothing, and is over when space returns`() throws {
        let connection = try scratch.things()
        try connection.add("accepted")
        try connection.limitPages(to: try connection.pageCount())
        let large = [UInt8](repeating: 1, count: 50_000)
        let error = #expect(throws: RowsError.self) { try connection.add("too much", data: large) }
        #expect(error?.failure == .full)
        #expect(error?.description == "add: SQLITE_FULL (13)")
        #expect(try connection.thingNames() == ["accepted"])
        try connection.limitPages(to: 1_000_000)
        try connection.add("again", data: large)
        #expect(try connection.thingNames() == ["accepted", "again"])
    }

    @Test func `a second writer waits no longer than its limit`() throws {
        let first = try scratch.things()
        let second = try Connection(path: scratch.file("t.db"), access: .readWrite, busyMilliseconds: 1)
        try first.transaction("held") { () throws(RowsError) in
            let error = #expect(throws: RowsError.self) { try second.add("x") }
            #expect(error?.failure == .busy)
        }
        try second.add("x")
    }

    @Test func `a snapshot sees one state whatever others commit`() throws {
        let writer = try scratch.things()
        try writer.add("before")
        let reader = try Connection(path: scratch.file("t.db"), access: .readOnly)
        let count = try reader.prepare("SELECT count(*) FROM things", label: "count")
        let counts = try reader.snapshot("read") { () throws(RowsError) in
            let first = try count.first { row throws(RowsError) in try row.integer(0) }
            try writer.script("INSERT INTO things (name) VALUES ('meanwhile')", label: "add")
            return [first, try count.first { row throws(RowsError) in try row.integer(0) }]
        }
        #expect(counts == [1, 1])
        #expect(try count.first { row throws(RowsError) in try row.integer(0) } == 2)
    }

    @Test func `a reader can write nothing`() throws {
        _ = try scratch.things()
        let reader = try Connection(path: scratch.file("t.db"), access: .readOnly)
        let error = #expect(throws: RowsError.self) { try reader.add("x") }
        #expect(error?.failure == .readOnly)
    }

    @Test(arguments: [Connection.Access.readOnly, .readWrite])
    func `a missing file is an error unless it is to be made`(access: Connection.Access) {
        let error = #expect(throws: RowsError.self) { try Connection(path: scratch.file("no.db"), access: access) }
        #expect(error?.failure == .cantOpen)
        #expect(scratch.names.isEmpty)
    }

    @Test func `a file that is no database is corrupt`() throws {
        try scratch.write([UInt8](repeating: 0x41, count: 4096), to: "t.db")
        let error = #expect(throws: RowsError.self) { try scratch.things() }
        #expect(error?.failure == .corrupt)
    }

    @Test func `a damaged page is found by the integrity check`() throws {
        do {
            let connection = try scratch.things()
            for _ in 0..<200 { try connection.add(String(repeating: "n", count: 200)) }
            #expect(try connection.integrityProblems().isEmpty)
            try connection.checkpoint()
        }
        var bytes = try #require(scratch.bytes("t.db"))
        for index in 8200..<8400 { bytes[index] ^= 0x5A }
        try scratch.write(bytes, to: "t.db")
        let damaged = try Connection(path: scratch.file("t.db"), access: .readOnly)
        let found = Result { try damaged.integrityProblems() }
        switch found {
        case .success(let problems): #expect(!problems.isEmpty)
        case .failure(let error): #expect((error as? RowsError)?.failure == .corrupt)
        }
    }

    @Test func `a checkpoint moves the log into the file`() throws {
        let connection = try scratch.things()
        try connection.add("x")
        try connection.checkpoint()
        #expect(scratch.bytes("t.db-wal")?.isEmpty == true)
    }
}
