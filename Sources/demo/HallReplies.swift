// SPDX-License-Identifier: Apache-2.0
import Terms

/// The answer to a POST of the hall's API.
struct OutcomeReply: Decodable {
    struct Brief: Decodable {
        let id: String
        let number: String
    }

    let outcome: String
    let ticket: Brief?
    let window: String?
}

/// A ticket as `GET /tickets/{id}` tells of it.
struct TicketReply: Decodable {
    struct Slip: Decodable {
        let copy: Int
        let state: String
    }

    let id: String
    let number: String
    let kind: String
    let service: String
    let state: String
    let calls: Int?
    let window: String?
    let slip: Slip?
    let verifyAtWindow: Bool?
}

/// What a problem says (RFC 9457).
struct ProblemReply: Decodable {
    let title: String
}

/// What the kiosk shows, in words.
struct KioskScreen: Decodable, Equatable {
    struct Line: Decodable, Equatable {
        let zh: String
    }

    let lines: [Line]

    /// The Chinese lines, joined.
    var text: String { lines.map(\.zh).joined(separator: "\n") }
    /// Whether nobody is being served.
    var isHome: Bool { text.contains("请选择：预约取号 / 现场取号") }
}

/// How the hall is doing.
struct StatusReply: Decodable {
    struct Link: Decodable {
        let state: String
        let unsynced: Int?
    }

    struct Station: Decodable {
        struct Device: Decodable {
            let kind: String
            let state: String
            let working: Bool
        }

        let id: String
        let devices: [Device]
    }

    let position: Position
    let link: Link
    let stations: [Station]
}

/// A public event of the stream.
struct EventReply: Decodable, Equatable {
    let type: String
    let number: String?
    let window: String?
}
