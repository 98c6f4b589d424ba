// SPDX-License-Identifier: Apache-2.0
import Ports
import Terms

/// What the center's people were told, and what they asked without being told anything.
final class CenterBook: Sendable {
    /// Bookings that were sent together: all of them are there, or none.
    struct Import: Sendable {
        let order: Order
        let bookings: [String]
    }

    private struct Book {
        var lastPerson = 0
        var lastSerial = 0
        /// Acknowledged bookings, and whether they were cancelled; some are kept for that and never exchanged.
        var bookings: [String: Bool] = [:]
        var fresh: [String] = []
        var forCancelling: [String] = []
        /// Cancellations without an answer.
        var perhapsCancelled: Set<String> = []
        var unansweredImports: [Import] = []
        /// The notice may be any of these: the last that was acknowledged, and those after it without an answer.
        var notices: [String?] = [nil]
        var doubled: [String] = []
    }

    private let book = Lock(Book())

    /// A person who has no booking yet.
    func nextPerson() -> Resident {
        book.withLock { book in
            book.lastPerson += 1
            return Resident(book.lastPerson)
        }
    }

    /// A booking number of another system, which no import has had yet.
    func nextNumber(on day: BusinessDay) -> String {
        let serial = book.withLock { book in
            book.lastSerial += 1
            return book.lastSerial
        }
        // The center's own numbers of a day begin at 1.
        let number = BookingNumber(
            serial: (day.year % 100 * 10_000 + day.month * 100 + day.day) * 100_000 + 50_000 + serial
        )
        return number?.text ?? ""
    }

    func noteImported(_ numbers: [String]) {
        book.withLock { book in
            for number in numbers {
                if book.bookings.updateValue(false, forKey: number) != nil { book.doubled.append(number) }
                book.fresh.append(number)
            }
        }
    }

    func keepForCancelling(_ numbers: [String]) { book.withLock { $0.forCancelling += numbers } }

    func noteUnanswered(_ order: Import) { book.withLock { $0.unansweredImports.append(order) } }

    func takeUnansweredImports() -> [Import] {
        book.withLock { book in
            defer { book.unansweredImports = [] }
            return book.unansweredImports
        }
    }

    func nextToCancel() -> String? { book.withLock { $0.forCancelling.popLast() } }

    func noteCancelled(_ number: String, isCertain: Bool) {
        book.withLock { book in
            guard isCertain else {
                book.perhapsCancelled.insert(number)
                return
            }
            book.bookings[number] = true
            book.fresh.append(number)
        }
    }

    func noteNotice(_ text: String?, isCertain: Bool) {
        book.withLock { book in
            if isCertain { book.notices = [] }
            book.notices.append(text)
        }
    }

    /// What the notice may be.
    var notices: [String?] { book.withLock { $0.notices } }

    /// Booking numbers that were given to two bookings.
    var doubled: [String] { book.withLock { $0.doubled } }

    /// How many bookings and cancellations were acknowledged.
    var count: Int { book.withLock { book in book.bookings.count + book.bookings.values.count { $0 } } }

    /// What was told of a booking; `.either` while a cancellation has no answer.
    enum Expectation: Sendable {
        case standing
        case cancelled
        case either
    }

    /// The bookings of this round, which ends; all there are when `isAll`.
    func takeExpectations(isAll: Bool) -> [(number: String, expected: Expectation)] {
        book.withLock { book in
            let numbers = isAll ? Array(book.bookings.keys) : Array(Set(book.fresh))
            book.fresh = []
            return numbers.sorted().map { number in
                if book.bookings[number] == true { return (number, .cancelled) }
                return (number, book.perhapsCancelled.contains(number) ? .either : .standing)
            }
        }
    }
}
