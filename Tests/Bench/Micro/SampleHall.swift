// SPDX-License-Identifier: Apache-2.0
import Queueing
import Terms

/// A hall without a disk, busier than any: it decides, records and applies as the journal does.
///
/// Everything is asked with an intent, as kiosks and windows do, so each answer is kept.
final class SampleHall {
    let plan = SampleHall.plan
    private(set) var state = HallState()
    private(set) var moment = SampleHall.opening
    /// Refusals, which nothing that is asked here deserves, and how often they came.
    private var refusals: [Refusal: Int] = [:]
    /// The records of the last command.
    private(set) var newest: [HallRecord] = []
    let size: Int
    private var serial = 0
    /// Milliseconds from request to request.
    private var pace: Int64

    var faults: [String] { refusals.map { "refused \($0.value) times: \($0.key)" } }

    /// A command with its intent, ready to be asked.
    struct Request {
        let command: HallCommand
        let intent: Intent
    }

    /// Fills the lines: of 20 visitors 14 are walk-ins, 5 booked and in their slot, one green.
    ///
    /// That takes two hours; what comes then lasts a few minutes, so that no slot ends and no day.
    init(waiting: Int) {
        size = waiting
        pace = 7_200_000 / Int64(2 * waiting)
        for window in ["1", "2", "3", "4"] { ask(.step(window: must(WindowID(window)), .open)) }
        for number in 0..<waiting { take(number) }
        pace = 5
    }

    /// A day that is over but for `waiting`: everybody else was called and served.
    convenience init(served: Int, waiting: Int) {
        self.init(waiting: waiting)
        for number in 0..<served {
            take(number)
            callNext()
        }
    }

    /// Decides and applies; what is measured.
    @discardableResult
    func ask(_ request: Request) -> HallAnswer {
        let decision = Queueing.decide(
            request.command,
            intent: request.intent,
            staff: Self.staff,
            at: moment,
            in: state,
            plan: plan
        )
        newest.removeAll(keepingCapacity: true)
        for (index, event) in decision.events.enumerated() {
            let record = HallRecord(
                position: state.position.next,
                moment: moment,
                intent: request.intent,
                staff: Self.staff,
                event: event,
                answer: index == decision.events.count - 1 ? decision.answer : nil
            )
            state.apply(record)
            newest.append(record)
        }
        if case .refused(let refusal) = decision.answer { refusals[refusal, default: 0] += 1 }
        return decision.answer
    }

    /// Makes a request of a command, at a moment of its own.
    func request(_ command: HallCommand) -> Request {
        serial += 1
        moment = moment.at(Timestamp(milliseconds: moment.timestamp.milliseconds + pace))
        let intent = Intent(key: must(IntentKey(text: "microbench-\(serial)")), digest: command.digest)
        return Request(command: command, intent: intent)
    }

    @discardableResult
    func ask(_ command: HallCommand) -> HallAnswer { ask(request(command)) }

    /// Lets visitors come until as many wait as at first.
    func fill() {
        while Self.services.reduce(0, { $0 + state.waiting(in: $1) }) < size { take(serial) }
    }

    /// Lets a day pass.
    func passDay() { moment = moment.at(moment.timestamp.adding(minutes: 24 * 60)) }

    func token() -> TicketToken { TicketToken(bytes: Array(repeating: 7, count: 9) + BigEndian.bytes(UInt64(serial))) }

    /// Brings a booking that is in its slot down the center's feed.
    func feedBooking() -> Booking {
        let booking = Self.booking(serial)
        let cursor = state.centerCursor
        ask(.takeCenterChanges([.booking(booking)], from: cursor, through: cursor + 1))
        return booking
    }

    private func take(_ number: Int) {
        let service = Self.services[number % Self.services.count]
        switch number % 20 {
        case 3: ask(.issueGreen(service: service, reason: "elderly", station: nil, token: token()))
        case 4, 8, 12, 16, 19: ask(Self.exchange(of: feedBooking(), token: token()))
        default: ask(.issueWalkIn(service: service, person: nil, station: nil, token: token()))
        }
    }
}
