// SPDX-License-Identifier: Apache-2.0
import HTTP
import Terms
import Wire

/// The center's administration, as its people reach it.
struct CenterDoor: Sendable {
    /// What an import did.
    private struct Imported: Decodable {
        let numbers: [BookingNumber]
    }

    /// What became of the bookings of a service.
    struct Figures: Decodable {
        /// `center/service`.
        let key: String
        let booked, exchanged, calledInSlot, finished: Int

        /// The row for people.
        var line: String {
            "\(key): \(booked) booked, \(exchanged) exchanged, \(calledInSlot) called in their slot, \(finished) finished\n"
        }
    }

    private struct FigureTable: Decodable {
        let rows: [Figures]
    }

    /// An enrolled hall.
    struct Hall: Decodable {
        let id: HallID
        /// How much there is to tell it.
        let cursor: Int64
        /// The center has its facts up to here.
        let position: Position
    }

    private let door: Door
    private let address: String
    /// The staff's API, by the machine's own token.
    private let office: String
    private let tokens: TokenFile

    init(_ door: Door, port: UInt16, tokens: TokenFile) {
        (self.door, self.tokens) = (door, tokens)
        address = "http://127.0.0.1:\(port)/admin/v1"
        office = "http://127.0.0.1:\(port)/office/v1/"
    }

    /// Imports lines of CSV and returns the booking numbers given.
    func importing(_ csv: String) async throws -> [BookingNumber] {
        var call = HTTPCall(.post, address + "/imports", headers: ["Content-Type": "text/csv"])
        call.body = Array(csv.utf8)
        return try await ask(call, for: Imported.self).numbers
    }

    /// Fills the catalog and opens slots in every open hour.
    func fill(_ files: [(path: String, csv: String)]) async throws {
        for (path, csv) in files {
            var call = HTTPCall(.post, office + path, headers: ["Content-Type": "text/csv"])
            call.body = Array(csv.utf8)
            try await done(call)
        }
        var call = HTTPCall(.post, office + "plans/usual", headers: ["Content-Type": "application/json"])
        call.body = Array(#"{"reason":"样例"}"#.utf8)
        try await done(call)
    }

    /// The figures of bookings by service (F8).
    func figures() async throws -> [Figures] {
        try await ask(HTTPCall(.get, office + "statistics?by=service"), for: FigureTable.self).rows
    }

    /// The text of a booking's voucher.
    func voucher(_ number: BookingNumber) async throws -> String {
        let answer = try await send(HTTPCall(.get, address + "/bookings/\(number)/voucher"))
        guard answer.status == 200 else { throw DemoFault("no voucher: \(answer.status) \(answer.text)") }
        return answer.text
    }

    /// A hall as the center sees it.
    func hall(_ id: HallID) async throws -> Hall? {
        try await ask(HTTPCall(.get, address + "/halls"), for: [Hall].self).first { $0.id == id }
    }

    /// All facts of a hall, in order.
    func facts(of hall: HallID) async throws -> [FactBatch.Entry] {
        var entries: [FactBatch.Entry] = []
        while true {
            let after = entries.last?.position ?? .start
            let call = HTTPCall(.get, address + "/facts?hall=\(hall)&after=\(after)")
            let page = try await ask(call, for: [FactBatch.Entry].self, plainKeys: true)
            guard !page.isEmpty else { return entries }
            entries += page
        }
    }

    private func ask<Value: Decodable>(
        _ call: HTTPCall,
        for type: Value.Type,
        plainKeys: Bool = false
    ) async throws -> Value {
        let answer = try await send(call)
        guard answer.status == 200 else { throw DemoFault("the center answered \(answer.status): \(answer.text)") }
        return try answer.decoded(as: type, plainKeys: plainKeys)
    }

    private func done(_ call: HTTPCall) async throws {
        let answer = try await send(call)
        guard (200...299).contains(answer.status) else {
            throw DemoFault("the center answered \(answer.status): \(answer.text)")
        }
    }

    private func send(_ call: HTTPCall) async throws -> Answer {
        var call = call
        call.headers["Authorization"] = try tokens.bearer("admin")
        return try await door.send(call)
    }
}
