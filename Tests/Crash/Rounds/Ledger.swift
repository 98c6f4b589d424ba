// SPDX-License-Identifier: Apache-2.0
import Ports

/// What the hall's clients were told, and what they asked without being told anything.
final class Ledger: Sendable {
    /// An order with its answer.
    struct Told: Sendable {
        let order: Order
        let answer: Door.Answer
    }

    private struct Book {
        var told: [String: Told] = [:]
        var unanswered: [Order] = []
        /// The keys of this round.
        var fresh: [String] = []
        /// The tickets that were told of, in order.
        var tickets: [String] = []
        var bookings: [(number: String, lastFour: String)] = []
    }

    private let book = Lock(Book())

    /// Notes an answer.
    func take(_ answer: Door.Answer, to order: Order) {
        let ticket = answer.isGood ? try? answer.decoded(Outcome.self).ticket?.id : nil
        book.withLock { book in
            guard let key = order.key else { return }
            book.told[key] = Told(order: order, answer: answer)
            book.fresh.append(key)
            if let ticket, answer.status == 201 { book.tickets.append(ticket) }
        }
    }

    /// Notes an order whose answer did not come.
    func miss(_ order: Order) { book.withLock { $0.unanswered.append(order) } }

    /// Takes the orders whose answers did not come: they are to be repeated.
    func takeUnanswered() -> [Order] {
        book.withLock { book in
            defer { book.unanswered = [] }
            return book.unanswered
        }
    }

    /// Everything that was told in this round, which ends, and a few older things.
    func takeFresh(_ older: Int, _ generator: inout SplitMix64) -> (fresh: [Told], older: [Told]) {
        var pick = generator.fork()
        return book.withLock { book in
            let fresh = book.fresh.compactMap { book.told[$0] }
            book.fresh = []
            // Sorted, so that the seed decides.
            let all = book.told.keys.sorted()
            let olderKeys = (0..<min(older, all.count)).compactMap { _ in all.randomElement(using: &pick) }
            return (fresh, olderKeys.compactMap { book.told[$0] })
        }
    }

    /// Everything that was ever told.
    var all: [Told] { book.withLock { Array($0.told.values) } }

    /// One of the newest tickets.
    func someTicket(_ generator: inout SplitMix64) -> String? {
        let newest = book.withLock { Array($0.tickets.suffix(12)) }
        return newest.randomElement(using: &generator)
    }

    /// Bookings that may be exchanged.
    func offer(_ bookings: [(number: String, lastFour: String)]) { book.withLock { $0.bookings += bookings } }

    /// A booking, which is no longer offered unless it is to be exchanged twice.
    func someBooking(_ generator: inout SplitMix64) -> (number: String, lastFour: String)? {
        let isKept = generator.oneIn(3)
        return book.withLock { book in
            guard let first = book.bookings.first else { return nil }
            if !isKept { book.bookings.removeFirst() }
            return first
        }
    }
}

/// The answer to a POST that was carried out.
struct Outcome: Decodable, Equatable {
    struct Ticket: Decodable, Equatable {
        let id: String
        let number: String
        let token: String?
    }

    let outcome: String
    let ticket: Ticket?
    let window: String?
}

/// A ticket as `GET /tickets/{id}` shows it.
struct ShownTicket: Decodable {
    let id: String
    let number: String
    let token: String
    let state: String
}
