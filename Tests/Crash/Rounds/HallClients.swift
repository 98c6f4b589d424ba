// SPDX-License-Identifier: Apache-2.0
import HTTP

/// The people of a hall: visitors at kiosks, and clerks at windows.
struct HallClients: Sendable {
    let door: Door
    let ledger: Ledger
    let pace: Pace
    let round: Int

    static let visitors = 4
    static let windows = ["1", "2"]
    /// Orders that one client gives in a round at most.
    private static let mostOrders = 400

    /// Works until the round is over or the hall is gone.
    func work(_ generator: SplitMix64) async {
        var generator = generator
        await withDiscardingTaskGroup { group in
            for client in 0..<Self.visitors {
                let own = generator.fork()
                group.addTask { await visit(client, own) }
            }
            for window in Self.windows {
                let own = generator.fork()
                group.addTask { await serve(window, own) }
            }
        }
    }

    private func visit(_ client: Int, _ generator: SplitMix64) async {
        var generator = generator
        for count in 1...Self.mostOrders where !pace.isOver {
            let key = "r\(round)-v\(client)-\(count)"
            let order = nextVisit(key, &generator)
            guard await give(order) != nil else { return }
        }
    }

    private func nextVisit(_ key: String, _ generator: inout SplitMix64) -> Order {
        switch Int.random(in: 0..<8, using: &generator) {
        case 0: return Order(key, "/green-tickets", "green", ["service": "estate", "reason": "urgent"])
        case 1: return Order(key, "/tickets", "kiosk", ["service": "social"])
        case 2, 3, 4:
            guard let booking = ledger.someBooking(&generator) else { break }
            let fields = ["booking": booking.number, "last_four": booking.lastFour]
            return Order(key, "/exchanges", "kiosk", fields)
        case 5:
            guard let ticket = ledger.someTicket(&generator) else { break }
            return Order(key, "/tickets/\(ticket)/reprint", "kiosk", ["station": "kiosk-1"])
        default: break
        }
        return Order(key, "/tickets", "kiosk", ["service": "estate"])
    }

    /// Calls, serves, and sends missed visitors back into the queue.
    private func serve(_ window: String, _ generator: SplitMix64) async {
        var generator = generator
        for count in 1...Self.mostOrders where !pace.isOver {
            let key = "r\(round)-w\(window)-\(count)"
            let isMiss = generator.oneIn(3)
            let call = Order(
                key,
                "/windows/\(window)/call-next",
                "window",
                ["settling": isMiss ? "miss" : "finish"]
            )
            guard let answer = await give(call) else { return }
            let called = answer.isGood ? try? answer.decoded(Outcome.self).ticket?.id : nil
            guard let called else { continue }
            for step in steps(with: called, at: window, key, &generator) {
                guard await give(step) != nil else { return }
            }
        }
    }

    private func steps(
        with ticket: String,
        at window: String,
        _ key: String,
        _ generator: inout SplitMix64
    ) -> [Order] {
        let step = { (name: String) in Order(key + "-" + name, "/windows/\(window)/\(name)", "window") }
        return switch Int.random(in: 0..<6, using: &generator) {
        case 0: [step("recall")]
        case 1: [step("serve")]
        case 2: [step("serve"), step("finish")]
        case 3: [step("miss"), Order(key + "-requeue", "/tickets/\(ticket)/requeue", "window")]
        case 4: [step("hold"), Order(key + "-resume", "/windows/\(window)/resume", "window", ["ticket": ticket])]
        default: []
        }
    }

    /// Gives an order; nil when there is no answer, which is when the client goes home and comes back later.
    private func give(_ order: Order) async -> Door.Answer? {
        let answer: Door.Answer
        do throws(HTTPFailure) {
            answer = try await door.post(order)
        } catch {
            ledger.miss(order)
            return nil
        }
        // A hall that closes takes nothing more, and says so: that is no answer to the order.
        guard answer.status < 500 else {
            ledger.miss(order)
            return nil
        }
        ledger.take(answer, to: order)
        pace.countAnswer()
        return answer
    }
}
