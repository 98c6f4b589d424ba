// SPDX-License-Identifier: Apache-2.0
import FoundationEssentials
import Glibc
import HTTP
import Ports
import Testing

extension WholeRiver {
    /// A daemon whose port systemd keeps open while it is away.
    struct SocketTests {
        private static let clients = 4
        private static let restarts = 3
        /// Longer than any start here.
        private static let patienceMilliseconds = 30_000

        private let socket: ListeningPort
        private let hall: RunningHall

        init() throws {
            socket = try ListeningPort(address: "127.0.0.1", port: 0)
            hall = try RunningHall(Folder(), socket: socket)
        }

        @Test(.timeLimit(.minutes(1)), arguments: [true, false])
        func `who asks while the daemon is down is answered when it is up`(isCrash: Bool) async throws {
            try await hall.start()
            #expect(hall.door.url == "http://127.0.0.1:\(socket.port)")
            #expect(try await take("before").number == "A001")
            if isCrash { hall.kill() } else { #expect(try await hall.stop() == 0) }
            async let waiting = take("meanwhile")
            // Nothing tells that a connection waits in the kernel's queue; there it is after this, or the start was first.
            try await hall.loop.wait(for: .milliseconds(100))
            try await hall.start()
            #expect(try await waiting.number == "A002")
            #expect(try await hall.stop() == 0)
        }

        @Test(.timeLimit(.minutes(2)))
        func `restarts refuse nobody while numbers are taken, and lose none`() async throws {
            try await hall.start()
            let (ledger, failures, isOver) = (Ledger(), Lock<[HTTPFailure]>([]), Lock(false))
            try await withThrowingTaskGroup { group in
                for client in 0..<Self.clients {
                    group.addTask {
                        var number = 0
                        while !isOver.withLock(\.self) {
                            number += 1
                            try await takeOnce("client-\(client)-\(number)", ledger, failures)
                        }
                    }
                }
                for _ in 0..<Self.restarts {
                    let before = ledger.tickets.count
                    try await hall.loop.until("numbers are taken") { ledger.tickets.count > before + 8 ? () : nil }
                    #expect(try await hall.stop() == 0)
                    try await hall.start()
                }
                isOver.withLock { $0 = true }
                try await group.waitForAll()
            }
            let met = failures.withLock(\.self)
            print(
                "restarts: \(ledger.tickets.count) numbers in \(Self.restarts) restarts, \(met.count) connections cut"
            )
            #expect(!met.contains(.refused), "\(met)")
            #expect(ledger.doubled.isEmpty)
            #expect(try await ledger.lost(at: hall.door, clients: Self.clients).isEmpty)
            #expect(try await hall.stop() == 0)
        }

        @Test(.timeLimit(.minutes(1)))
        func `a port in hall.conf that is another than the socket's is served besides it, and said`() async throws {
            let other = try ListeningPort(address: "127.0.0.1", port: 0).port
            let sound = String(decoding: try Folder.read(hall.configuration), as: UTF8.self)
            try hall.folder.write(sound.replacing("port = 0", with: "port = \(other)"), to: "hall.conf")
            try await hall.start()
            #expect(hall.door.url == "http://127.0.0.1:\(other)")
            for door in [hall.door, try hall.frontDoor()] {
                #expect(try await door.get("/healthz").text == "ok\n")
            }
            #expect(hall.logText.contains("listens elsewhere than hall.conf says"), "\(hall.logText)")
            #expect(try await hall.stop() == 0)
        }

        @Test(.timeLimit(.minutes(1)))
        func `an address that the socket is in the way of leaves the hall open on the socket`() async throws {
            let sound = String(decoding: try Folder.read(hall.configuration), as: UTF8.self)
            let wide = sound.replacing("port = 0", with: "address = 0.0.0.0\nport = \(socket.port)")
            try hall.folder.write(wide, to: "hall.conf")
            try await hall.start()
            #expect(try await hall.door.get("/healthz").text == "ok\n")
            #expect(hall.logText.contains("is in the way of what hall.conf says"), "\(hall.logText)")
            #expect(try await hall.stop() == 0)
        }

        @Test(.timeLimit(.minutes(1)))
        func `without a socket a page may widen the address on the same port`() async throws {
            let alone = try RunningHall(Folder())
            let port = try ListeningPort(address: "127.0.0.1", port: 0).port
            let sound = String(decoding: try Folder.read(alone.configuration), as: UTF8.self)
            let narrow = sound.replacing("port = 0", with: "address = 127.0.0.1\nport = \(port)")
            try alone.folder.write(narrow, to: "hall.conf")
            try await alone.start()
            let wide = narrow.replacing("address = 127.0.0.1", with: "address = 0.0.0.0")
            let fields = ["text": wide, "note": "for the windows"]
            let saved = try await alone.door.post("/api/v1/configuration", fields, key: "wide", as: "admin")
            #expect(saved.status == 200, "\(saved.text)")
            try await alone.loop.until("the hall opens anew") {
                alone.logText.contains("hall is open again") ? () : nil
            }
            #expect(!alone.logText.contains("it opens with the old one"), "\(alone.logText)")
            #expect(try await alone.door.get("/healthz").text == "ok\n")
            #expect(try await alone.stop() == 0)
        }

        private func take(_ key: String) async throws -> Outcome.Ticket {
            let answer = try await hall.frontDoor().send(call(key))
            return try #require(try answer.decoded(Outcome.self).ticket, "\(answer.text)")
        }

        /// Asks until it is answered, with one key; a connection that was cut is noted, and asked for again.
        private func takeOnce(_ key: String, _ ledger: Ledger, _ failures: Lock<[HTTPFailure]>) async throws {
            let door = try hall.frontDoor()
            while true {
                do throws(HTTPFailure) {
                    let answer = try await door.send(call(key, at: door))
                    guard let ticket = (try? answer.decoded(Outcome.self))?.ticket else { continue }
                    return ledger.acknowledge(key, ticket)
                } catch { failures.withLock { $0.append(error) } }
            }
        }

        private func call(_ key: String) throws -> HTTPCall { call(key, at: try hall.frontDoor()) }

        private func call(_ key: String, at door: Door) -> HTTPCall {
            var call = door.call(.post, "/api/v1/tickets", "kiosk")
            call.headers["Content-Type"] = "application/json"
            call.headers["Idempotency-Key"] = key
            call.body = Array(#"{"service":"estate"}"#.utf8)
            call.timeoutMilliseconds = Self.patienceMilliseconds
            return call
        }
    }
}
