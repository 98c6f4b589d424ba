// SPDX-License-Identifier: Apache-2.0
import Glibc
import Journal
import Ports
import Queueing
import Simulators
import Terms
import Testing

@testable import Keypads

/// A line of simulated keypads on a pseudo terminal, the product's bus, and a hall's real journal behind it.
final class KeypadBench: Sendable {
    /// What the journal was asked, and how its disk fails.
    struct Requests: Sendable {
        var seen: [(command: HallCommand, key: IntentKey?, staff: StaffID?)] = []
        var failures: [JournalError] = []
        /// How many the journal has not answered yet.
        var open = 0
    }

    let loop: EventLoop
    let time: ManualTimekeeper
    let wires: SimulatedKeypadBus
    let journal: Journal
    let bus: KeypadBus
    let health = Lock<[KeypadHealth]>([])
    let requests = Lock(Requests())
    private let directory: String

    static let estate = sampleService("estate")
    static let social = sampleService("social")

    init(
        _ posts: [KeypadPost],
        unserved: KeypadUnserved = .refuse,
        hearsItself: Bool = false,
        link: Bool = false
    ) throws {
        var template = Array("/tmp/keypads-XXXXXX".utf8CString)
        try #require(unsafe mkdtemp(&template) != nil)
        directory = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        loop = try EventLoop(name: "keypads-test")
        time = ManualTimekeeper(on: loop)
        wires = try SimulatedKeypadBus(
            on: loop,
            addresses: posts.map(\.address),
            hearsItself: hearsItself,
            link: link ? directory + "/wires" : nil
        )
        let moment = Moment(Timestamp(milliseconds: 1_795_395_600_000), offsetSeconds: 28_800)
        let journal = try Journal.open(directory: directory + "/journal", plan: samplePlan) { moment }
        self.journal = journal
        let (requests, health) = (requests, health)
        let submit: Submit = { command, key, staff throws(JournalError) in
            let failure = requests.withLock { requests in
                requests.seen.append((command, key, staff))
                requests.open += 1
                return requests.failures.isEmpty ? nil : requests.failures.removeFirst()
            }
            defer { requests.withLock { $0.open -= 1 } }
            if let failure { throw failure }
            return try await journal.submit(command, key: key, staff: staff)
        }
        bus = KeypadBus(
            KeypadBus.Configuration(
                address: try DeviceAddress(configuration: "serial:\(wires.path)?baud=9600"),
                posts: posts,
                unserved: unserved
            ),
            on: loop,
            time: time,
            doors: KeypadDoors(journal: journal, plan: samplePlan, submit: submit)
        ) { state in health.withLock { $0.append(state) } }
    }

    /// Runs `body` while the bus works, then closes everything.
    func run(_ body: () async throws -> Void) async throws {
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await self.bus.run() }
            await bus.start()
            do {
                try await until("the line is open") { health.withLock { $0.contains(.ready) } }
                try await body()
            } catch { Issue.record(error) }
            group.cancelAll()
            await bus.stop()
        }
        await journal.close()
        loop.stop()
        for name in ["journal", ""] { Self.remove(directory + "/" + name) }
    }

    /// Turns the clock until `isReached`; device, loop and journal work in between.
    func until(_ what: String, _ isReached: () async -> Bool) async throws {
        let patience = ContinuousClock.now.advanced(by: .seconds(20))
        while await !isReached() {
            await step()
            try #require(ContinuousClock.now < patience, "\(what)")
        }
    }

    /// Lets the clock go on by `duration`.
    func pass(_ duration: Duration) async throws {
        for _ in 0..<(duration.wholeMilliseconds / 5) { await step() }
    }

    /// Turns the clock by 5 ms, and lets happen what happens in that time: it must outrun neither the wires nor the journal.
    private func step() async {
        await time.advance(by: .milliseconds(5))
        let limit = ContinuousClock.now.advanced(by: Self.wirePatience)
        var quietLooks = 0
        while quietLooks < 2 {
            await loop.call {}
            let isAnswered = requests.withLock { $0.open } == 0
            let (ours, theirs) = (await bus.traffic, wires.traffic)
            let hasArrived = ours.received >= theirs.sent && theirs.heard >= ours.sent
            // What is answered is written only when the bus has had its turn.
            quietLooks = isAnswered && (hasArrived || ContinuousClock.now > limit) ? quietLooks + 1 : 0
        }
    }

    /// Bytes that a pulled cable has swallowed are not waited for.
    private static let wirePatience = Duration.milliseconds(30)

    /// Presses a key and waits for the acknowledgement.
    func press(_ key: KeypadKey, digits: [UInt8] = [], at address: UInt8 = 1) async throws {
        let before = wires[address].acknowledged
        wires.press(key.rawValue, digits: digits, at: address)
        try await until("\(key) is acknowledged") { wires[address].acknowledged > before }
    }

    /// A walk-in takes a number.
    @discardableResult
    func issue(_ service: ServiceID = KeypadBench.estate) async throws -> TicketID {
        let serial = await journal.view { $0.tickets.count }
        let token = TicketToken(bytes: [UInt8](repeating: UInt8(serial + 1), count: 17))
        return try await ticket(.issueWalkIn(service: service, person: nil, station: nil, token: token))
    }

    /// Somebody else's command, which has to be carried out.
    func order(_ command: HallCommand, staff: String? = nil) async throws {
        let receipt = try await journal.submit(command, key: nil, staff: staff.flatMap { StaffID($0) })
        if case .refused(let refusal) = receipt.answer { Issue.record("refused: \(refusal)") }
    }

    /// Everything that happened.
    func events() async throws -> [HallEvent] {
        try await journal.records(after: .start, limit: 1000).map(\.event)
    }

    private func ticket(_ command: HallCommand) async throws -> TicketID {
        guard case .ticket(let id, _) = try await journal.submit(command, key: nil, staff: nil).answer else {
            throw PortError.notOpen
        }
        return id
    }

    private static func remove(_ directory: String) {
        guard let stream = unsafe opendir(directory) else { return }
        while let entry = unsafe readdir(stream) {
            let name = unsafe withUnsafeBytes(of: entry.pointee.d_name) { bytes in
                unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            _ = unsafe unlink(directory + "/" + name)
        }
        unsafe closedir(stream)
        _ = unsafe rmdir(directory)
    }
}
