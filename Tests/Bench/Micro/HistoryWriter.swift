// SPDX-License-Identifier: Apache-2.0
import Journal
import Queueing
import Terms

/// Takes numbers and calls them, many at once, so that one transaction holds hundreds.
struct HistoryWriter {
    let journal: Journal
    private let plan: HallPlan
    private let window: WindowID
    private let stamp: Int64
    private var serial = 0

    /// Commands under way at once; below what a journal lets wait.
    private static let crowd = 1000

    init(_ journal: Journal, _ plan: HallPlan) {
        (self.journal, self.plan) = (journal, plan)
        window = plan.windows[0].id
        // Keys and tokens of a journal that has a past already must be others.
        stamp = journal.position.value
    }

    /// One business day of `count` visitors, of whom all but the last `waiting` are called and served.
    mutating func writeDay(_ count: Int, waiting: Int) async throws {
        _ = try await journal.submit(.openDay, key: nil, staff: nil)
        _ = try await journal.submit(.step(window: window, .open), key: nil, staff: nil)
        try await take(count)
        try await submit(count - waiting) { [window] _ in .callNext(window: window, settling: .finish) }
        if waiting == 0 { _ = try await journal.submit(.step(window: window, .finish), key: nil, staff: nil) }
    }

    /// Gives out `count` walk-in numbers, of all services in turn.
    mutating func take(_ count: Int) async throws {
        let services = plan.services.map(\.id)
        try await submit(count) { [stamp] number in
            .issueWalkIn(
                service: services[number % services.count],
                person: nil,
                station: nil,
                token: TicketToken(bytes: [0] + BigEndian.bytes(UInt64(stamp)) + BigEndian.bytes(UInt64(number)))
            )
        }
    }

    private mutating func submit(_ count: Int, _ command: @escaping @Sendable (Int) -> HallCommand) async throws {
        let numbers = serial..<(serial + count)
        serial = numbers.upperBound
        for start in stride(from: numbers.lowerBound, to: numbers.upperBound, by: Self.crowd) {
            let end = min(start + Self.crowd, numbers.upperBound)
            try await withThrowingTaskGroup(of: Void.self) { [journal, stamp] group in
                for number in start..<end {
                    group.addTask {
                        let key = IntentKey(text: "history-\(stamp)-\(number)")
                        let receipt = try await journal.submit(command(number), key: key, staff: nil)
                        if case .refused(let refusal) = receipt.answer {
                            throw MicrobenchFault("the hall refused: \(refusal)")
                        }
                    }
                }
                try await group.waitForAll()
            }
        }
    }
}
