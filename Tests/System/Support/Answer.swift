// SPDX-License-Identifier: Apache-2.0
import FoundationEssentials

/// A reply of an API.
struct Answer: Sendable, Equatable {
    let status: Int
    let body: [UInt8]

    var text: String { String(decoding: body, as: UTF8.self) }

    func decoded<Value: Decodable>(_ type: Value.Type = Value.self) throws -> Value {
        try JSONDecoder().decode(type, from: Data(body))
    }
}

/// The answer to a POST that was carried out.
struct Outcome: Decodable {
    let outcome: String
    let ticket: Ticket?

    struct Ticket: Decodable, Sendable, Equatable {
        let id: String
        let number: String
        let token: String
    }
}

/// A ticket as `GET /tickets/{id}` shows it.
struct ShownTicket: Decodable {
    let id: String
    let token: String
    let state: String
    let slip: Slip?

    struct Slip: Decodable {
        let state: String
    }
}

/// An RFC 9457 problem.
struct ShownProblem: Decodable {
    let type: String
    let title: String
    let status: Int
    let detail: String?
}

/// `GET /status`.
struct ShownStatus: Decodable {
    let position: Int64
    let day: String?
    let clock: Clock
    let link: Link
    let stations: [Station]

    struct Clock: Decodable {
        let behind: Bool
        let stepBack: Int64

        private enum CodingKeys: String, CodingKey {
            case behind
            case stepBack = "step_back_milliseconds"
        }
    }

    struct Link: Decodable {
        let state: String
        let unsynced: Int64?
    }

    struct Station: Decodable {
        let devices: [Device]
    }

    struct Device: Decodable {
        let kind: String
        let state: String
        let working: Bool
    }
}
