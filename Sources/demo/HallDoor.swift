// SPDX-License-Identifier: Apache-2.0
import Board
import HTTP
import Queueing
import Terms
import Vault

/// The hall's API, as kiosks, windows, displays and staff reach it.
struct HallDoor: Sendable {
    /// Whose token a call shows.
    enum Role: String {
        case kiosk, window, green, display, admin
    }

    static let station = "kiosk-1"

    private let door: Door
    private let address: String
    private let tokens: TokenFile

    init(_ door: Door, port: UInt16, tokens: TokenFile) {
        (self.door, self.tokens) = (door, tokens)
        address = "http://127.0.0.1:\(port)/api/v1"
    }

    /// Makes a key for a new intent.
    static func newKey() -> String { "demo." + Hex.text(Random.bytes(12)) }

    /// Reads something.
    func get(_ path: String, as role: Role = .kiosk) async throws -> Answer {
        try await door.send(call(.get, path, role))
    }

    /// Has something done; the body is an object of texts.
    func post(
        _ path: String,
        _ fields: [String: String] = [:],
        as role: Role = .kiosk,
        key: String = newKey()
    ) async throws -> Answer {
        try await door.send(order(path, fields, role, key))
    }

    /// The same over a connection of its own, as another machine does.
    func post(
        _ path: String,
        _ fields: [String: String],
        as role: Role,
        over client: HTTPClient
    ) async throws -> Answer {
        let door = Door(client: client, transcript: door.transcript)
        return try await door.send(order(path, fields, role, Self.newKey()))
    }

    /// The kiosk's screen.
    func screen() async throws -> KioskScreen { try await get("/stations/\(Self.station)").decoded() }

    /// A ticket as staff see it.
    func ticket(_ number: String) async throws -> TicketReply {
        try await get("/tickets/\(number)", as: .admin).decoded()
    }

    /// The public board.
    func board() async throws -> BoardView {
        let message = try await get("/board", as: .display).decoded(as: BoardMessage.self)
        guard let view = message.view else { throw DemoFault("a time of the board is none") }
        return view
    }

    /// How the hall is doing.
    func status() async throws -> StatusReply { try await get("/status", as: .admin).decoded() }

    /// Touches the kiosk.
    func touch(_ name: String, _ fields: [String: String] = [:]) async throws {
        let object = fields.merging(["touch": name]) { $1 }
        let answer = try await post("/stations/\(Self.station)/touches", object)
        guard answer.status == 204 else { throw DemoFault("the touch was not taken: \(answer.text)") }
    }

    /// Tells that a clerk has checked the booked visitor at a window (R22); nothing when no such visitor is there.
    func verify(at window: String) async throws {
        let seen = ["principal_document", "agent_document", "authorization_letter", "agency_agreement"]
        var finding = Dictionary(uniqueKeysWithValues: seen.map { ($0, "true") })
        finding["result"] = "match"
        let answer = try await post("/windows/\(window)/verify", finding, as: .window)
        guard answer.status == 200 || answer.status == 409 else {
            throw DemoFault("a finding was not taken: \(answer.text)")
        }
    }

    /// Follows the public events after `position`.
    func events(after position: String) async throws -> HTTPStream {
        var call = try call(.get, "/events", .display)
        call.headers["Last-Event-ID"] = position
        let stream: HTTPStream
        do throws(HTTPFailure) {
            stream = try await door.client.stream(call, idleMilliseconds: 5_000)
        } catch { throw DemoFault("events: \(error)") }
        guard stream.status == 200 else { throw DemoFault("events were answered \(stream.status)") }
        return stream
    }

    /// Keeps bytes of a stream with the other answers.
    func keep(_ bytes: [UInt8]) { door.transcript.add(bytes) }

    private func order(_ path: String, _ fields: [String: String], _ role: Role, _ key: String) throws -> HTTPCall {
        var call = try call(.post, path, role)
        call.headers["Content-Type"] = "application/json"
        call.headers["Idempotency-Key"] = key
        if role == .green || role == .window { call.headers["X-Staff"] = "1024" }
        let members = fields.sorted { $0.key < $1.key }.map { Self.quoted($0.key) + ":" + Self.quoted($0.value) }
        call.body = Array(("{" + members.joined(separator: ",") + "}").utf8)
        return call
    }

    private func call(_ method: HTTPMethod, _ path: String, _ role: Role) throws -> HTTPCall {
        HTTPCall(method, address + path, headers: ["Authorization": try tokens.bearer(role.rawValue)])
    }

    /// A JSON string (RFC 8259 section 7).
    private static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\": quoted += "\\" + String(scalar)
            case "\0"..."\u{1F}": quoted += "\\u" + Hex.text([0, UInt8(scalar.value)])
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }
}
