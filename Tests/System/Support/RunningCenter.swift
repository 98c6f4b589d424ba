// SPDX-License-Identifier: Apache-2.0
import Glibc
import HTTP
import Ports
import Terms
import Testing
import Wire

/// The real centerd on a folder of its own.
final class RunningCenter: Sendable {
    let folder: Folder
    /// Where halls connect.
    let port: UInt16
    private let loop: EventLoop
    private let client = HTTPClient()
    private let state = Lock<(program: Program, door: Door)?>(nil)
    private let transcript: Transcript?

    init(_ folder: Folder, noon: Noon, loop: EventLoop, transcript: Transcript? = nil) throws {
        (self.folder, self.loop, self.transcript) = (folder, loop, transcript)
        port = try Self.freePort()
        let text = """
            [center]
            zone = \(noon.zone)
            directory = \(folder.path)/center
            port = \(port)
            admin_port = 0
            web_port = 0

            """
        try folder.write(text, to: "center.conf")
        try #require(unsafe mkdir(folder.path + "/center", 0o700) == 0)
    }

    deinit { client.close() }

    private var directory: String { folder.path + "/center" }
    private var log: String { folder.path + "/centerd.log" }

    /// Starts the server and waits until it answers.
    func start() async throws {
        let heard = (try? Folder.read(log))?.count ?? 0
        let program = try Program("centerd", ["--config", folder.path + "/center.conf"], log: log)
        let port = try await loop.until("the center opens") {
            let news = String(decoding: (try? Folder.read(log))?.dropFirst(heard) ?? [], as: UTF8.self)
            if let code = program.exitCode { throw Overdue(description: "centerd exited with \(code): \(news)") }
            return news.contains("center is open") ? RunningHall.number(after: "administration=", in: news) : nil
        }
        let door = try Door(port: port, directory: directory, client: client, transcript: transcript)
        state.withLock { $0 = (program, door) }
    }

    /// Ends it as a power cut would.
    func kill() { state.withLock { $0?.program }?.kill() }

    /// Enrols the hall whose directory that is, by the tool as people do.
    func enrol(_ directory: String) async throws {
        let bundle = folder.path + "/bundle"
        try await tool(
            ["enroll", "issue", "--config", folder.path + "/center.conf", "--hall", "linzhou", "--center", "linzhou"]
                + ["--name", "样例大厅", "--out", bundle]
        )
        try await tool(["enroll", "accept", bundle, "--directory", directory])
    }

    /// Lets the hall whose directory that is join over the line, with a one-time code, while it is stopped.
    func join(_ directory: String) async throws {
        let code = try await code()
        try await tool(["enroll", "join", "https://localhost:\(port)", code, "--directory", directory])
    }

    /// A one-time code of the hall, as the center's staff get it.
    func code() async throws -> String {
        struct Told: Decodable {
            let code: String
        }
        let fields = ["center": "linzhou", "name": "样例大厅"]
        let answer = try await door.post("/office/v1/halls/linzhou/code", fields, key: "code", as: "admin")
        try #require(answer.status == 200, "\(answer.text)")
        return try answer.decoded(Told.self).code
    }

    /// Takes the hall's certificate back.
    func revoke() async throws {
        let answer = try await door.post("/office/v1/halls/linzhou/revoke", ["note": "a test"], key: "r", as: "admin")
        try #require(answer.status == 200, "\(answer.text)")
    }

    /// What the center says of its halls, as JSON.
    func halls() async throws -> String { try await door.get("/office/v1/halls").text }

    /// Runs kioskctl, whose output goes to the end of a file in the folder; throws when it fails.
    func tool(_ arguments: [String]) async throws {
        let program = try Program("kioskctl", arguments, log: folder.path + "/kioskctl.log")
        let code = try await loop.until("kioskctl is done") { program.exitCode }
        let words = String(decoding: try Folder.read(folder.path + "/kioskctl.log"), as: UTF8.self)
        try #require(code == 0, "\(words)")
    }

    /// Imports bookings and returns their numbers, in order; the file stays in the folder.
    func take(_ lines: [BookingLine]) async throws -> [String] {
        let text = BookingLine.heading + lines.map(\.text).joined()
        try folder.write(text, to: "import.csv")
        var call = try door.call(.post, "/admin/v1/imports", "admin")
        call.headers["Content-Type"] = "text/csv"
        call.body = Array(text.utf8)
        let answer = try await door.send(call)
        try #require(answer.status == 200, "\(answer.text)")
        return try answer.decoded(Imported.self).numbers
    }

    private struct Imported: Decodable {
        let numbers: [String]
    }

    /// The signed text of a booking's QR code.
    func voucher(of booking: String) async throws -> String {
        let answer = try await door.get("/admin/v1/bookings/\(booking)/voucher")
        try #require(answer.status == 200, "\(answer.text)")
        return answer.text
    }

    /// Every fact of the hall, page by page.
    func facts() async throws -> [FactBatch.Entry] {
        var facts: [FactBatch.Entry] = []
        while true {
            let after = facts.last?.position.value ?? 0
            let page = try await door.get("/admin/v1/facts?hall=linzhou&after=\(after)")
                .decoded([FactBatch.Entry].self)
            guard !page.isEmpty else { return facts }
            facts += page
        }
    }

    /// How a booking stands, as JSON.
    func report(on booking: String) async throws -> String { try await door.get("/admin/v1/bookings/\(booking)").text }

    /// What people have to look into, as JSON.
    func cases() async throws -> String { try await door.get("/admin/v1/cases").text }

    private var door: Door {
        get throws { try #require(state.withLock { $0?.door }) }
    }

    /// A port that nobody listens on: a hall knows its center by address, also after a restart.
    static func freePort() throws -> UInt16 {
        let number = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        let file = try Descriptor(number, from: "socket", on: "a free port")
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isBound = unsafe withUnsafeMutableBytes(of: &address) { bytes in
            let pointer = unsafe bytes.assumingMemoryBound(to: sockaddr.self).baseAddress
            return unsafe bind(file.number, pointer, size) == 0 && getsockname(file.number, pointer, &size) == 0
        }
        try #require(isBound)
        return UInt16(bigEndian: address.sin_port)
    }
}
