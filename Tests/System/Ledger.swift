// SPDX-License-Identifier: Apache-2.0
import HTTP
import Ports

/// What one visitor at a kiosk asks for; the key was made before the first attempt and is kept.
struct Order: Sendable {
    let key: String
    let path: String
    let role: String
    let fields: [String: String]

    func send(to door: Door) async throws(HTTPFailure) -> Answer {
        try await door.post("/api/v1" + path, fields, key: key, as: role)
    }
}

/// What the clients were told: a ticket for each key.
final class Ledger: Sendable {
    private struct Book {
        var tickets: [String: Outcome.Ticket] = [:]
        var keys: [String: String] = [:]
        var doubled: [String] = []
    }

    private let book = Lock(Book())

    /// Notes the answer to `key`; another ticket for the same key and the same ticket for another are doubled.
    func acknowledge(_ key: String, _ ticket: Outcome.Ticket) {
        book.withLock { book in
            if let known = book.tickets[key], known != ticket { book.doubled.append(ticket.id) }
            if let other = book.keys[ticket.id], other != key { book.doubled.append(ticket.id) }
            book.tickets[key] = ticket
            book.keys[ticket.id] = key
        }
    }

    var tickets: [String: Outcome.Ticket] { book.withLock { $0.tickets } }

    /// The tickets that two keys were given, or of which one key was given two.
    var doubled: [String] { book.withLock { $0.doubled } }

    /// The acknowledged tickets that the hall does not show any more, or with another token; asked by `clients` at once.
    func lost(at door: Door, clients: Int) async throws -> [String] {
        let all = Array(tickets.values)
        return try await withThrowingTaskGroup(of: [String].self) { group in
            for client in 0..<clients {
                group.addTask {
                    var lost: [String] = []
                    for ticket in stride(from: client, to: all.count, by: clients).map({ all[$0] }) {
                        let answer = try await door.get("/api/v1/tickets/" + ticket.id)
                        let shown = answer.status == 200 ? try answer.decoded(ShownTicket.self) : nil
                        if shown?.id != ticket.id || shown?.token != ticket.token { lost.append(ticket.id) }
                    }
                    return lost
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
    }
}
