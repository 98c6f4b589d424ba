// SPDX-License-Identifier: Apache-2.0
import HTTP
import Terms

/// Somebody at the center: imports bookings, cancels some, changes the notice.
struct CenterClerk: Sendable {
    let door: Door
    let book: CenterBook
    let ledger: Ledger
    let pace: Pace
    let today: BusinessDay

    /// Orders in a round at most.
    private static let mostOrders = 200

    /// Works until the round is over or the center is gone.
    func work(_ generator: SplitMix64) async {
        var generator = generator
        for _ in 0..<Self.mostOrders where !pace.isOver {
            let isDone =
                switch Int.random(in: 0..<4, using: &generator) {
                case 0: await cancel()
                case 1: await changeNotice(&generator)
                default: await takeIn(Int.random(in: 1...3, using: &generator), isNumbered: generator.oneIn(2))
                }
            guard isDone else { return }
            pace.countAnswer()
        }
    }

    /// Imports bookings of now; false when there is no answer.
    func takeIn(_ count: Int, isNumbered: Bool) async -> Bool {
        let people = (0..<count).map { _ in book.nextPerson() }
        let numbers = isNumbered ? people.map { _ in book.nextNumber(on: today) } : []
        let lines = people.enumerated().map { index, person in
            person.line(isNumbered ? numbers[index] : nil, on: today)
        }
        let text = Resident.heading + lines.joined()
        let order = Order(admin: "/imports", type: "text/csv", body: Array(text.utf8))
        guard let answer = await give(order), answer.isGood, let told = try? answer.decoded(Imported.self) else {
            // Without numbers of its own an import cannot be repeated: it would make other bookings.
            if isNumbered { book.noteUnanswered(CenterBook.Import(order: order, bookings: numbers)) }
            return false
        }
        book.noteImported(told.numbers)
        let pairs = zip(told.numbers, people).map { (number: $0, lastFour: $1.lastFour) }
        // The last is never exchanged, so that it may be cancelled.
        book.keepForCancelling(pairs.suffix(1).map(\.number))
        ledger.offer(pairs.dropLast())
        return true
    }

    /// What an import did.
    struct Imported: Decodable {
        let numbers: [String]
    }

    private func cancel() async -> Bool {
        guard let number = book.nextToCancel() else { return true }
        let order = Order(admin: "/bookings/\(number)/cancel", type: "application/json", body: [])
        let answer = await give(order)
        book.noteCancelled(number, isCertain: answer?.isGood ?? false)
        return answer != nil
    }

    private func changeNotice(_ generator: inout SplitMix64) async -> Bool {
        let text = generator.oneIn(4) ? nil : "今日公告 \(generator.next() % 100_000)"
        let body = Order.json(["center": "linzhou", "text": text ?? ""])
        let answer = await give(Order(admin: "/notice", type: "application/json", body: body))
        book.noteNotice(text, isCertain: answer?.isGood ?? false)
        return answer != nil
    }

    /// Gives an order; nil when there is no answer, or none but that the center cannot.
    private func give(_ order: Order) async -> Door.Answer? {
        do throws(HTTPFailure) {
            let answer = try await door.post(order)
            return answer.status < 500 ? answer : nil
        } catch { return nil }
    }
}
