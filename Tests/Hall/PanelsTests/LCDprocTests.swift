// SPDX-License-Identifier: Apache-2.0
import Ports
import Simulators
import Testing

@testable import Panels

struct LCDprocTests {
    private static let greeting = """
        hello
        client_set -name hallkiosk
        screen_add hall
        screen_set hall -priority foreground
        screen_set hall -heartbeat off
        widget_add hall row1 string
        widget_add hall row2 string

        """

    @Test
    func `a server is greeted line by line and its rows are filled to the end`() throws {
        var face = LCDprocFace(columns: 20, rows: 2)
        #expect(face.greeting().map(Self.text).joined() == Self.greeting)
        let call = PanelRow.call(number: try Sample.number("A012"), window: "3", isNews: true)
        #expect(
            face.messages(for: PanelPage([call, .welcome], count: 2), brightness: nil).map(Self.text) == [
                "widget_set hall row1 1 1 {A012 -> WINDOW 3    }\n",
                "widget_set hall row2 1 2 {WELCOME             }\n",
            ]
        )
    }

    @Test(arguments: [1, 2, 7, 1000])
    func `answers are taken apart at any chunk size, and the server says how wide it is`(size: Int) throws {
        var face = LCDprocFace(columns: 20, rows: 1)
        let said = """
            connect LCDproc 0.5.9 protocol 0.3 lcd wid 10 hgt 2 cellwid 5 cellhgt 8
            success
            listen hall
            huh? Unknown screen id
            ignore hall
            bye

            """
        let bytes = Array(said.utf8)
        let replies = stride(from: 0, to: bytes.count, by: size).flatMap {
            face.push(Array(bytes[$0..<min($0 + size, bytes.count)]))
        }
        #expect(replies == [.taken, .taken, .refused(code: 0), .garbled])
        let call = PanelRow.call(number: try Sample.number("A012"), window: "3", isNews: true)
        let message = face.messages(for: PanelPage([call], count: 1), brightness: nil).map(Self.text)
        #expect(message == ["widget_set hall row1 1 1 {A012 -> 3 }\n"])
    }

    @Test
    func `a line without end is given up at the limit`() {
        var face = LCDprocFace(columns: 20, rows: 1)
        #expect(face.push(Array(repeating: UInt8(ascii: "x"), count: 100_000)) == [])
        #expect(face.push(Array("\nsuccess\n".utf8)) == [.garbled, .taken])
    }

    @Test
    func `no label can end a text of the protocol`() throws {
        var face = LCDprocFace(columns: 20, rows: 1)
        let call = PanelRow.call(number: try Sample.number("A012"), window: "3}\nbye", isNews: true)
        let text = face.messages(for: PanelPage([call], count: 1), brightness: nil).map(Self.text).joined()
        #expect(text.filter { $0 == "}" }.count == 1 && text.filter { $0 == "\n" }.count == 1)
    }

    @Test
    func `a server that does not know its screen any more is greeted on a new connection`() async throws {
        let room = try PanelRoom()
        let heard = Lock<[String]>([])
        let forgets = Lock(false)
        let server = try SimulatedSocket(on: room.loop) { bytes in
            let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
            heard.withLock { $0 += lines.map(String.init) }
            let answer = lines.map { line in
                if line == "hello" {
                    forgets.withLock { $0 = false }
                    return "connect LCDproc 0.5.9 protocol 0.3 lcd wid 20 hgt 2 cellwid 5 cellhgt 8\n"
                }
                return forgets.withLock { $0 } ? "huh? Unknown screen id\n" : "success\n"
            }
            return Array(answer.joined().utf8)
        }
        let panel = try room.panel(
            .lcdproc,
            at: "tcp:127.0.0.1:\(server.port)",
            traffic: { server.traffic },
            columns: 20,
            rows: 2
        )
        try await room.run(panel) {
            await room.until("well") { room.told == ["ok"] }
            forgets.withLock { $0 = true }
            try await room.open(["1"], visitors: 1)
            try await room.callNext("1")
            await room.until("well again") { room.told == ["ok", "refusing", "ok"] }
            await room.until("the call") {
                heard.withLock { $0.last { $0.contains("row1 1 1") } }
                    == "widget_set hall row1 1 1 {A001 -> WINDOW 1    }"
            }
        }
        #expect(server.connections == 2)
        await room.close()
    }

    @Test(.enabled(if: LCDServer.isInstalled, "needs Debian's lcdproc"))
    func `a real LCDd shows every call, and again when it was restarted`() async throws {
        let room = try PanelRoom()
        let port = try SimulatedSocket(on: room.loop) { _ in [] }.port
        let server = try LCDServer(port: port)
        defer { server.close() }
        // Its traffic is not counted: each step of the clock then waits for as long as it may take to answer.
        let panel = try room.panel(
            .lcdproc,
            at: "tcp:127.0.0.1:\(port)",
            traffic: { (-1, -1) },
            columns: 20,
            rows: 2
        )
        try await room.run(panel) {
            await room.until("welcome") { server.lines == ["WELCOME", ""] }
            try await room.open(["1", "2", "3"], visitors: 3)
            for window in ["1", "2", "3"] { try await room.callNext(window) }
            await room.until("two calls") { server.lines == ["A002 -> WINDOW 2", "A001 -> WINDOW 1"] }
            await room.until("the last call") { server.lines == ["A003 -> WINDOW 3", "A002 -> WINDOW 2"] }
            server.stop()
            await room.until("gone") { room.told.last == "gone" }
            try server.start()
            await room.until("as before") { server.lines == ["A003 -> WINDOW 3", "A002 -> WINDOW 2"] }
            await room.until("well") { room.told.last == "ok" }
        }
        await room.close()
    }

    private static func text(_ message: PanelMessage) -> String { String(decoding: message.bytes, as: UTF8.self) }
}
