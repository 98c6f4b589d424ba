// SPDX-License-Identifier: Apache-2.0
import Glibc
import Rows
import Testing

/// A directory of its own for one test, removed with everything in it.
final class Scratch {
    let path: String

    init() {
        var template = Array("/tmp/rows-XXXXXX".utf8CString)
        precondition(unsafe mkdtemp(&template) != nil, "no scratch directory")
        path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    deinit {
        for name in names { unsafe unlink(path + "/" + name) }
        unsafe rmdir(path)
    }

    /// The files in it, sorted.
    var names: [String] {
        guard let directory = unsafe opendir(path) else { return [] }
        defer { unsafe closedir(directory) }
        var names: [String] = []
        while let entry = unsafe readdir(directory) {
            let name = unsafe withUnsafeBytes(of: entry.pointee.d_name) { raw in
                unsafe String(decoding: raw.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name != "." && name != ".." { names.append(name) }
        }
        return names.sorted()
    }

    /// The content of a file no connection of this process has open (closing it would drop SQLite's locks).
    func bytes(_ name: String) -> [UInt8]? {
        let descriptor = unsafe open(file(name), O_RDONLY)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var bytes = [UInt8](repeating: 0, count: Int(lseek(descriptor, 0, SEEK_END)))
        let count = unsafe bytes.withUnsafeMutableBytes { unsafe pread(descriptor, $0.baseAddress, $0.count, 0) }
        return count == bytes.count ? bytes : nil
    }

    func write(_ bytes: [UInt8], to name: String) throws {
        let descriptor = unsafe open(file(name), O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        try #require(descriptor >= 0)
        defer { close(descriptor) }
        try #require(
            unsafe bytes.withUnsafeBytes { unsafe Glibc.write(descriptor, $0.baseAddress, $0.count) } == bytes.count
        )
    }

    func file(_ name: String) -> String { path + "/" + name }

    static let schema = Schema(
        applicationID: 0x54455354,
        migrations: [
            Schema.Migration(
                "things",
                "CREATE TABLE things (id INTEGER PRIMARY KEY, name TEXT NOT NULL, data BLOB, size INTEGER) STRICT"
            )
        ]
    )

    /// A migrated database with the table `things`.
    func things(_ name: String = "t.db") throws -> Connection {
        let connection = try Connection(path: file(name), access: .readWriteCreate)
        try connection.migrate(to: Self.schema)
        return connection
    }
}

extension Connection {
    func add(_ name: String, data: [UInt8]? = nil) throws {
        try prepare("INSERT INTO things (name, data) VALUES (?, ?)", label: "add").run(.text(name), .orNull(data))
    }

    func thingNames() throws -> [String] {
        try prepare("SELECT name FROM things ORDER BY id", label: "names").rows { row throws(RowsError) in
            try row.text(0)
        }
    }
}
