// SPDX-License-Identifier: Apache-2.0
import Charter
import FoundationEssentials
import HTTP
import Halls
import Ports
import Store
import Terms
import Vault
import Wire

/// After an outage of the center every hall hands over what happened meanwhile, all at the same moment.
struct Comeback {
    private let options: RushOptions
    private let time: EventLoop

    private static let halls = 180
    /// 90,000 in all (requirements.md 4.2).
    private static let eventsEach = 500
    /// Seconds that they may take.
    private static let limit = 30.0

    init(_ options: RushOptions, _ time: EventLoop) { (self.options, self.time) = (options, time) }

    /// True when every event is stored once, in time.
    func run() async throws -> Bool {
        let center = try CenterProgram(options, time)
        let bundles = try (0..<Self.halls).map { number in
            try Enrolment.issue(
                City.hall(number),
                of: City.center,
                name: "大厅 \(number)",
                settings: center.settings,
                clock: center.clock
            )
        }
        let body = try Self.body(at: center.clock.now())
        try await center.start()
        let begun = ContinuousClock.now
        try await withThrowingTaskGroup(of: Void.self) { group in
            for bundle in bundles { group.addTask { try await Self.handOver(body, as: bundle, to: center.halls) } }
            try await group.waitForAll()
        }
        let seconds = Times.seconds(begun.duration(to: .now))
        // What was sent because an answer was lost counts once.
        try await Self.handOver(body, as: bundles[0], to: center.halls)
        try await center.stop()
        let stored = try stored(center)
        let expected = Self.halls * Self.eventsEach
        let shown = (seconds * 100).rounded() / 100
        Screen.say("comeback: \(Self.halls) halls hand over \(expected) events in \(shown) s (≤30 s, goal 5 s)")
        if stored != expected { Screen.say("  STORED \(stored)") }
        return stored == expected && seconds <= Self.limit
    }

    /// What a hall did: each ticket was issued, called, served and finished.
    private static func body(at now: Moment) throws -> [UInt8] {
        let window = try name("1", WindowID.init)
        var entries: [FactBatch.Entry] = []
        for number in 0..<eventsEach / 4 {
            let ticket = try name(now.day.text + ".A" + Digits.padded(number + 1, to: 3)) { TicketID(text: $0) }
            let facts: [HallFact] = [
                .issued(ticket, service: City.service, origin: .walkIn), .called(ticket, window: window),
                .serving(ticket, window: window), .finished(ticket, window: window, outcome: "done"),
            ]
            for fact in facts {
                let position = Position(Int64(entries.count + 1))
                entries.append(FactBatch.Entry(position: position, at: now.timestamp, staff: nil, fact: fact))
            }
        }
        let batch = FactBatch(after: .start, through: Position(Int64(entries.count)), entries: entries)
        return Array(try JSONEncoder().encode(batch))
    }

    private static func handOver(_ body: [UInt8], as hall: EnrolmentBundle, to center: String) async throws {
        let client = HTTPClient(
            tls: ClientTLS(
                ca: Array(hall.authority.utf8),
                certificate: Array(hall.certificate.utf8),
                key: Array(hall.key.utf8)
            )
        )
        defer { client.close() }
        var call = HTTPCall(.post, center + LinkPath.facts, headers: ["Content-Type": "application/json"], body: body)
        (call.timeoutMilliseconds, call.connectMilliseconds) = (60_000, 30_000)
        let reply = try await client.send(call)
        let receipt = try? JSONDecoder().decode(FactReceipt.self, from: Data(reply.body))
        guard reply.status == 200, receipt?.position == Position(Int64(eventsEach)) else {
            throw RushFault("a hall's events were answered \(reply.status)")
        }
    }

    private func stored(_ center: CenterProgram) throws -> Int {
        let store = try CenterStore(
            path: center.folder.path + "/center.db",
            vault: Vault(keys: center.files().keys, as: .center)
        ) { Timestamp(seconds: 0) }
        return try (0..<Self.halls).reduce(0) { sum, number in
            try sum + store.facts(of: City.hall(number), after: .start, limit: 2 * Self.eventsEach).count
        }
    }

    private static func name<Value>(_ text: String, _ read: (String) -> Value?) throws -> Value {
        guard let value = read(text) else { throw RushFault("\(text) is no name") }
        return value
    }
}
