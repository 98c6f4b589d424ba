// SPDX-License-Identifier: Apache-2.0
import Glibc
import Journal
import Paper
import Ports
import Queueing
import Simulators
import Terms
import Testing

/// A hall with a real journal, a loop, alarms that the test lets go off, and printers on pseudo terminals.
final class PrintRoom: Sendable {
    let loop: EventLoop
    let clock: StageClock
    let journal: Journal
    let plan: HallPlan
    /// The names of the health of all printers, as they changed.
    let healths = Chronicle()
    /// Those of the single printers, side by side.
    let each = Chronicle()
    private let wall = Lock(Sample.moment)
    let directory: String
    private let reports = Lock<[Report]>([])
    private let failure = Lock<JournalError?>(nil)

    /// What a printer told the journal.
    struct Report: Sendable, Equatable {
        let number: String
        let copy: Int
        let outcome: SlipOutcome
    }

    init() throws {
        var template = Array("/tmp/paper-XXXXXX".utf8CString)
        try #require(unsafe mkdtemp(&template) != nil)
        directory = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        loop = try EventLoop(name: "paper-test")
        // Settling, and the moments in which bytes are on their way down a slow line.
        clock = StageClock(on: loop, passing: .milliseconds(70))
        plan = try Sample.plan()
        let wall = wall
        journal = try Journal.open(directory: directory + "/journal", plan: plan) { wall.withLock { $0 } }
    }

    /// Runs `body` while the printers work, then stops them as the program does.
    func run(_ printers: SlipPrinter..., body: () async throws -> Void) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for printer in printers { group.addTask { await printer.run() } }
            defer { group.cancelAll() }
            try await body()
        }
    }

    /// Closes the journal and forgets its files; to be called last.
    func close() async {
        await journal.close()
        loop.stop()
        removeTree(directory)
    }

    /// The printers of a station, on its settings; `change` may set their limits and paces.
    func printer(
        _ station: String = "k1",
        at addresses: String...,
        voice: PrinterVoice = .automatic,
        keepsCount: Bool = false,
        change: (inout StationPrinter.Configuration) -> Void = { _ in }
    ) throws -> SlipPrinter {
        let printers = try addresses.map { address in
            var printer = StationPrinter.Configuration(
                address: try DeviceAddress(configuration: address),
                voice: voice,
                settings: Sample.settings()
            )
            change(&printer)
            return printer
        }
        return try SlipPrinter(
            configuration: SlipPrinter.Configuration(
                station: try Sample.station(station),
                printers: printers,
                directory: keepsCount ? directory : nil
            ),
            source: source,
            loop: loop,
            time: clock,
            onHealth: { [healths, each] health, all in
                healths.note(health.name)
                each.note(all.map(\.name).joined(separator: " "))
            }
        )
    }

    var source: SlipSource {
        let (wall, journal, reports, failure) = (wall, journal, reports, failure)
        return SlipSource(
            journal: journal,
            submit: { command, key, staff throws(JournalError) in
                if let error = failure.withLock({ $0 }) { throw error }
                let receipt = try await journal.submit(command, key: key, staff: staff)
                if case .reportSlip(let ticket, let copy, let outcome) = command {
                    reports.withLock {
                        $0.append(Report(number: ticket.number.text, copy: copy, outcome: outcome))
                    }
                }
                return receipt
            },
            plan: plan,
            clock: { wall.withLock { $0 } }
        )
    }

    /// What was reported so far.
    var told: [Report] { reports.withLock { $0 } }

    /// Makes every report fail, until nil.
    func fail(_ error: JournalError?) { failure.withLock { $0 = error } }

    func turnWall(byMinutes minutes: Int) {
        wall.withLock { $0 = $0.at($0.timestamp.adding(minutes: minutes)) }
    }

    @discardableResult
    func issue(at station: String = "k1") async throws -> TicketID {
        let receipt = try await journal.submit(
            .issueWalkIn(
                service: try Sample.service(),
                person: nil,
                station: try Sample.station(station),
                token: TicketToken(bytes: (0..<17).map { _ in UInt8.random(in: 0...255) })
            ),
            key: nil,
            staff: nil
        )
        guard case .ticket(let id, _) = receipt.answer else { throw PrintRoomError.refused }
        return id
    }

    func reprint(_ id: TicketID) async throws {
        _ = try await journal.submit(.reprint(ticket: id, station: Sample.station()), key: nil, staff: nil)
    }

    /// Waits until the slip of `id` has come this far.
    func until(_ id: TicketID, is outcome: SlipOutcome, copy: Int = 0) async throws {
        var seen = Position.start
        while await progress(of: id, copy) != .reported(outcome) {
            seen = try #require(await journal.wait(beyond: seen))
        }
    }

    private func progress(of id: TicketID, _ copy: Int) async -> SlipState.Progress? {
        await journal.view { state in
            state.ticket(id)?.slip.flatMap { $0.copy == copy ? $0.progress : nil }
        }
    }
}

enum PrintRoomError: Error {
    case refused
}

/// Removes a directory and what is in it.
private func removeTree(_ path: String) {
    guard let folder = unsafe opendir(path) else { return }
    while let entry = unsafe readdir(folder) {
        let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
            unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
        }
        guard name != ".", name != ".." else { continue }
        if unsafe unlink(path + "/" + name) != 0 { removeTree(path + "/" + name) }
    }
    unsafe closedir(folder)
    _ = unsafe rmdir(path)
}
