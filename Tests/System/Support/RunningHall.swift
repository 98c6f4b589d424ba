// SPDX-License-Identifier: Apache-2.0
import Glibc
import Ports
import Testing

@testable import HTTP

/// The real kioskd on a folder of its own, which can be killed and started again.
final class RunningHall: Sendable {
    let folder: Folder
    let noon: Noon
    let loop: EventLoop
    let transcript: Transcript?
    /// What systemd listens on for the daemon, if it does.
    private let socket: ListeningPort?
    private let client = HTTPClient()
    private let state = Lock<(program: Program, door: Door)?>(nil)

    /// Prepares a hall; `devices` plugs them in and gives the lines of its first station.
    ///
    /// `isTownship` leaves the station out: a hall with a desk only (A30). `socket` is kept open between its daemons.
    init(
        _ folder: Folder,
        transcript: Transcript? = nil,
        isTownship: Bool = false,
        socket: ListeningPort? = nil,
        devices: (EventLoop) throws -> [String] = { _ in [] }
    ) throws {
        (self.folder, self.transcript, self.socket) = (folder, transcript, socket)
        noon = try Noon()
        loop = try EventLoop(name: "system-test")
        var text = HallText(zone: noon.zone, directory: folder.path + "/hall", devices: try devices(loop))
        text.isTownship = isTownship
        try folder.write(text.text, to: "hall.conf")
    }

    deinit {
        client.close()
        loop.stop()
    }

    var directory: String { folder.path + "/hall" }
    var configuration: String { folder.path + "/hall.conf" }
    var log: String { folder.path + "/kioskd.log" }

    /// Starts the daemon and waits until it answers.
    func start() async throws {
        let heard = logText.utf8.count
        let program = try launch()
        let port = try await loop.until("the hall opens") {
            let news = String(decoding: Array(logText.utf8).dropFirst(heard), as: UTF8.self)
            if let code = program.exitCode { throw Overdue(description: "kioskd exited with \(code): \(news)") }
            return Self.number(after: "hall is open port=", in: news)
        }
        let door = try Door(port: port, directory: directory, client: client, transcript: transcript)
        state.withLock { $0 = (program, door) }
    }

    /// Starts the daemon without waiting for anything.
    func launch() throws -> Program {
        try Program("kioskd", ["--config", configuration], log: log, socket: socket?.descriptor)
    }

    /// The way in; the hall must have been started.
    var door: Door {
        guard let door = state.withLock({ $0?.door }) else { preconditionFailure("the hall was never started") }
        return door
    }

    /// The process id.
    var processID: Int32? { state.withLock { $0?.program.number } }

    /// The way in of a hall with a socket, while nobody may be behind it.
    func frontDoor() throws -> Door {
        let port = try #require(socket).port
        return try Door(port: port, directory: directory, client: client, transcript: transcript)
    }

    /// Ends the daemon as a power cut would.
    func kill() { state.withLock { $0?.program }?.kill() }

    /// Asks the daemon to leave and waits until it has; returns its exit code.
    func stop() async throws -> CInt {
        let program = try #require(state.withLock { $0?.program })
        program.terminate()
        return try await loop.until("the hall closes") { program.exitCode }
    }

    /// What the daemon has written so far.
    var logText: String { (try? Folder.read(log)).map { String(decoding: $0, as: UTF8.self) } ?? "" }

    /// `GET /status`.
    func status() async throws -> ShownStatus { try await door.get("/api/v1/status").decoded() }

    /// Waits until a hall that was never open before has taken the first changes of its center.
    ///
    /// While nobody asks for anything, its journal then holds two events: the opened day and the changes.
    func waitForFirstChanges() async throws {
        try await loop.until("bookings come down the link") { try await status().position >= 2 ? () : nil }
    }

    /// The decimal number after `mark`.
    static func number(after mark: String, in text: String) -> UInt16? {
        guard let range = text.firstRange(of: mark) else { return nil }
        let rest = text[range.upperBound...]
        // The line may still be on its way.
        guard let end = rest.firstIndex(where: { $0 == " " || $0 == "\n" }) else { return nil }
        return UInt16(rest[..<end])
    }
}
