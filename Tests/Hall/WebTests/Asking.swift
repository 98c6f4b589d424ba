// SPDX-License-Identifier: Apache-2.0
import HTTP
import Journal
import Testing

@testable import Web

/// How a request gets to the API; every test of replies runs both ways.
enum Way: String, Sendable, CaseIterable {
    case handler, socket
}

/// One request.
struct Ask: Sendable {
    var method: HTTPMethod
    var path: String
    var query = ""
    var role: Role?
    var body: String?
    var key: String?
    var headers: HTTPHeaders = [:]

    static func get(_ path: String, _ role: Role? = .admin, query: String = "", headers: HTTPHeaders = [:]) -> Ask {
        Ask(method: .get, path: path, query: query, role: role, headers: headers)
    }

    static func post(
        _ path: String,
        _ body: String? = nil,
        key: String,
        _ role: Role? = .admin,
        headers: HTTPHeaders = ["X-Staff": "007"]
    ) -> Ask {
        Ask(method: .post, path: path, role: role, body: body, key: key, headers: headers)
    }

    /// The header fields as they go out.
    var fields: HTTPHeaders {
        var fields = headers
        if let role, fields["Authorization"] == nil { fields["Authorization"] = "Bearer " + TestHall.token(role) }
        if let key { fields["Idempotency-Key"] = key }
        if body != nil, fields["Content-Type"] == nil { fields["Content-Type"] = "application/json" }
        if fields["Host"] == nil { fields["Host"] = "localhost:8470" }
        return fields
    }

    func with(_ change: (inout Ask) -> Void) -> Ask {
        var ask = self
        change(&ask)
        return ask
    }
}

/// What came back.
struct Answer: Sendable, Equatable {
    let status: Int
    let headers: HTTPHeaders
    /// Empty for a stream.
    let body: [UInt8]

    var text: String { String(decoding: body, as: UTF8.self) }

    var json: JSONTree { JSONTree(body) }

    /// Status, body and address: what must be the same for the same key.
    var outcome: String { "\(status) \(headers["Location"] ?? "-") \(text)" }
}

/// Somebody who asks a hall, past the network or over it.
struct Asker: Sendable {
    private let hall: TestHall
    private let server: HTTPServer?
    private let client = HTTPClient(maxAtOnce: 64)

    /// Runs `body` with an asker, while the hall carries events; the hall is closed afterwards.
    static func asking(
        _ way: Way,
        _ hall: TestHall,
        _ body: @Sendable (Asker) async throws -> Void
    ) async throws {
        let api = hall.api
        let server =
            way == .socket
            ? try HTTPServer(configuration: HallAPI.serverConfiguration(port: 0)) { await api.answer($0) } : nil
        let failure: (any Error)? = await withTaskGroup { group in
            group.addTask { await api.run() }
            await hall.untilRunning()
            defer { group.cancelAll() }
            do {
                try await body(Asker(hall: hall, server: server))
                return nil
            } catch { return error }
        }
        await server?.stop()
        await hall.journal.close()
        if let failure { throw failure }
    }

    func send(_ ask: Ask) async throws -> Answer {
        guard let server else { return await past(ask) }
        var call = HTTPCall(ask.method, url(ask, server), headers: ask.fields, body: Array((ask.body ?? "").utf8))
        call.timeoutMilliseconds = 20_000
        if ask.path.hasSuffix("/events") || ask.path.hasSuffix("/screen") {
            let stream = try await client.stream(call)
            defer { stream.cancel() }
            guard stream.status != 200 else {
                return Answer(status: 200, headers: stream.headers, body: [])
            }
            var body: [UInt8] = []
            while let piece = try await stream.next() { body += piece }
            return Answer(status: stream.status, headers: stream.headers, body: body)
        }
        let response = try await client.send(call)
        return Answer(status: response.status, headers: response.headers, body: response.body)
    }

    /// Opens an event stream; needs the socket.
    func follow(_ ask: Ask) async throws -> HTTPStream {
        try await client.stream(HTTPCall(.get, url(ask, try #require(server)), headers: ask.fields))
    }

    private func url(_ ask: Ask, _ server: HTTPServer) -> String {
        "http://127.0.0.1:\(server.port)" + ask.path + (ask.query.isEmpty ? "" : "?" + ask.query)
    }

    private func past(_ ask: Ask) async -> Answer {
        let target = RequestTarget(ask.path + (ask.query.isEmpty ? "" : "?" + ask.query))
        let request = HTTPRequest(
            ask.method,
            target?.path ?? "/",
            query: target?.query ?? [:],
            headers: ask.fields,
            body: Array((ask.body ?? "").utf8)
        )
        let reply = await hall.api.answer(request)
        switch reply.body {
        case .bytes(let bytes): return Answer(status: reply.status, headers: reply.headers, body: bytes)
        case .stream(let stream):
            stream.close()
            var headers = reply.headers
            headers["Content-Type"] = "text/event-stream"
            return Answer(status: reply.status, headers: headers, body: [])
        }
    }
}

extension TestHall {
    /// Waits until events are carried.
    func untilRunning() async { while await !api.feeds.isCarrying { await Task.yield() } }
}
