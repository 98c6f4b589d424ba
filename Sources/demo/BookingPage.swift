// SPDX-License-Identifier: Apache-2.0
import FoundationEssentials
import HTTP
import Simulators
import Terms
import Vault

/// The public side of the center, as the booking page asks it.
struct BookingPage: Sendable {
    private let door: Door
    private let address: String

    /// A booking as its person is told of it.
    struct Booking: Decodable {
        let number: BookingNumber
        let voucher: String
    }

    private struct Days: Decodable {
        struct Slot: Decodable {
            let start: String
            let free: Int
        }

        struct Day: Decodable {
            let slots: [Slot]
        }

        let days: [Day]
    }

    private struct Terms: Decodable {
        let version: Int
    }

    private struct Effort: Codable {
        let challenge: String
        let bits: Int
    }

    private struct Body: Encodable {
        struct Person: Encodable {
            let type, number, name: String
        }

        struct Work: Encodable {
            let challenge, answer: String
        }

        let center, service, item, start: String
        let principal: Person
        let terms: Int
        let effort: Work
    }

    init(_ door: Door, port: UInt16) {
        self.door = door
        address = "http://127.0.0.1:\(port)/api/v1/"
    }

    /// Books the next slot of an item for somebody, step by step as the page does.
    func book(_ person: SyntheticPerson, _ item: String, of service: String) async throws -> Booking {
        let days: Days = try await get("slots?center=\(DemoSettings.name)&service=\(service)&days=2")
        guard let slot = days.days.flatMap(\.slots).first(where: { $0.free > 0 }) else {
            throw DemoFault("the center has no free number")
        }
        let escaped = slot.start.replacing("+", with: "%2B")
        let terms: Terms = try await get("terms?center=\(DemoSettings.name)&service=\(service)&start=\(escaped)")
        let effort: Effort = try await get("effort")
        let body = Body(
            center: DemoSettings.name,
            service: service,
            item: item,
            start: slot.start,
            principal: Body.Person(type: person.type.rawValue, number: person.number, name: person.name),
            terms: terms.version,
            effort: Body.Work(challenge: effort.challenge, answer: Self.work(effort))
        )
        var call = HTTPCall(.post, address + "bookings", headers: ["Content-Type": "application/json"])
        call.headers["Idempotency-Key"] = HallDoor.newKey()
        call.body = Array(try JSONEncoder().encode(body))
        let answer = try await door.send(call)
        guard answer.status == 201 else { throw DemoFault("not booked: \(answer.status) \(answer.text)") }
        return try answer.decoded()
    }

    private func get<Value: Decodable>(_ path: String) async throws -> Value {
        let answer = try await door.send(HTTPCall(.get, address + path))
        guard answer.status == 200 else { throw DemoFault("\(path) was answered \(answer.status): \(answer.text)") }
        return try answer.decoded()
    }

    /// The work that stands for a captcha: an answer whose hash begins with enough zero bits.
    private static func work(_ effort: Effort) -> String {
        for answer in 0... {
            let digest = Digest.sha256(Array("\(effort.challenge):\(answer)".utf8))
            let zeros = digest.prefix { $0 == 0 }.count
            let rest = zeros < digest.count ? digest[zeros].leadingZeroBitCount : 0
            if zeros * 8 + rest >= effort.bits { return String(answer) }
        }
        preconditionFailure("whole numbers do not end")
    }
}
