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
    private let tokens: TokenFile

    init(_ door: Door, port: UInt16, tokens: TokenFile) {
        (self.door, self.tokens) = (door, tokens)
        address = "http://127.0.0.1:\(port)/admin/v1"
    }

    /// Imports lines of CSV and returns the booking numbers given.
    func importing(_ csv: String) async throws -> [BookingNumber] {
        var call = HTTPCall(.post, address + "/imports", headers: ["Content-Type": "text/csv"])
        call.body = Array(csv.utf8)
        return try await ask(call, for: Imported.self).numbers
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

    private func send(_ call: HTTPCall) async throws -> Answer {
        var call = call
        call.headers["Authorization"] = try tokens.bearer("admin")
        return try await door.send(call)
    }
}
