// SPDX-License-Identifier: Apache-2.0
import Booking
import FoundationEssentials
import HTTP
import Ports
import Terms

/// The public side of a center, as people's browsers ask it.
struct PublicDesk: Sendable {
    let client: HTTPClient
    let address: String

    /// What a booking was answered.
    enum Answer: Sendable, Equatable {
        case booked(BookingNumber)
        case full
        case refused(status: Int, kind: String)
    }

    /// A day of slots as the page shows it.
    struct Days: Decodable {
        struct Slot: Decodable {
            let start: String
            let free: Int
        }

        struct Day: Decodable {
            let day: String
            let slots: [Slot]
        }

        let days: [Day]
    }

    private struct Made: Decodable {
        let number: BookingNumber
    }

    private struct Refusal: Decodable {
        let type: String
    }

    private struct Terms: Decodable {
        let version: Int
    }

    /// The slots of a line in the next days.
    func slots(_ line: String, days: Int) async throws -> Days {
        try await read("slots?center=linzhou&service=\(line)&days=\(days)")
    }

    /// The version of the consent text for a slot.
    func terms(_ line: String, _ start: String) async throws -> Int {
        let escaped = start.replacing("+", with: "%2B")
        let terms: Terms = try await read("terms?center=linzhou&service=\(line)&start=\(escaped)")
        return terms.version
    }

    /// Books for person `number`; throws when no answer came.
    func book(_ number: Int, _ line: String, _ start: String, terms: Int, intent: String) async throws -> Answer {
        let person = try Crowd.party(number)
        let body: [String: any Encodable] = [
            "center": "linzhou", "service": line, "start": start, "terms": terms,
            "principal": [
                "type": person.document.type.rawValue, "number": person.document.plain, "name": person.name,
            ],
        ]
        var call = HTTPCall(.post, address + "/api/v1/bookings", headers: ["Content-Type": "application/json"])
        call.headers["Idempotency-Key"] = intent
        call.body = Array(try JSONEncoder().encode(body.mapValues(AnyBody.init)))
        let reply = try await client.send(call)
        if reply.status == 200 || reply.status == 201 {
            return .booked(try JSONDecoder().decode(Made.self, from: Data(reply.body)).number)
        }
        let kind = (try? JSONDecoder().decode(Refusal.self, from: Data(reply.body)))?.type ?? ""
        if reply.status >= 500 { throw RushFault("the center answered \(reply.status)") }
        return kind == "/problems/slot-full" ? .full : .refused(status: reply.status, kind: kind)
    }

    private func read<Value: Decodable>(_ path: String) async throws -> Value {
        let reply = try await client.send(HTTPCall(.get, address + "/api/v1/" + path))
        guard reply.status == 200 else { throw RushFault("\(path.prefix { $0 != "?" }) was answered \(reply.status)") }
        return try JSONDecoder().decode(Value.self, from: Data(reply.body))
    }
}

/// A value of a body, whatever its type.
private struct AnyBody: Encodable {
    let value: any Encodable

    init(_ value: any Encodable) { self.value = value }

    func encode(to encoder: any Encoder) throws { try value.encode(to: encoder) }
}
