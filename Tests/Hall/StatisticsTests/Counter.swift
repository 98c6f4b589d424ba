// SPDX-License-Identifier: Apache-2.0
import Glibc
import Journal
import Ports
import Queueing
import Statistics
import Terms

/// A hall with one journal and its statistics, in a directory that goes away with it.
final class Counter: Sendable {
    let directory: String
    let journal: Journal
    let statistics: Statistics
    private let clock: Lock<Moment>
    private let tokens = Lock(UInt64(0))

    static let service = name("social", ServiceID.init)
    static let windows = ["1", "2"].map { name($0, WindowID.init) }
    static let clerks = ["1001", "1002"].map { name($0, StaffID.init) }
    static let hall = name("hall-1", HallID.init)
    static let center = name("city", CenterID.init)
    /// 2026-11-23 09:00, a Monday, in a zone 8 hours east.
    static let opening = Moment(Timestamp(milliseconds: 1_795_395_600_000), offsetSeconds: 28_800)
    static let day = opening.day

    /// Opens in a new directory, or again in the directory of an earlier counter that was closed.
    init(again directory: String? = nil, at moment: Moment = Counter.opening) throws {
        self.directory = directory ?? Self.scratch()
        clock = Lock(moment)
        let clock = clock
        journal = try Journal.open(directory: self.directory, plan: Self.plan) { clock.withLock { $0 } }
        statistics = try Statistics(journal: journal, directory: self.directory, time: ManualTimekeeper())
    }

    static let plan = HallPlan(
        hall: hall,
        center: center,
        name: "hall",
        services: [
            ServicePlan(
                id: service,
                name: "社保",
                englishName: "Social security",
                prefix: name("A") { TicketPrefix(text: $0) }
            )
        ],
        windows: windows.map { WindowPlan(id: $0, label: $0.text, services: [service]) },
        stations: []
    )

    func pass(seconds: Int64) { clock.withLock { $0 = $0.at($0.timestamp.adding(seconds: seconds)) } }

    var now: Timestamp { clock.withLock { $0.timestamp } }

    @discardableResult
    func ask(_ command: HallCommand, by clerk: Int = 0) async throws -> HallAnswer {
        try await journal.submit(command, key: nil, staff: Self.clerks[clerk]).answer
    }

    /// Takes a walk-in number.
    @discardableResult
    func walkIn() async throws -> TicketID {
        try await issued(.issueWalkIn(service: Self.service, person: nil, station: nil, token: token()))
    }

    @discardableResult
    func green(by clerk: Int = 0) async throws -> TicketID {
        let command = HallCommand.issueGreen(service: Self.service, reason: "urgent", station: nil, token: token())
        return try await issued(command, by: clerk)
    }

    /// Exchanges a booking for the hour from `minutes` after now.
    @discardableResult
    func booked(in minutes: Int) async throws -> TicketID {
        let serial = tokens.withLock { $0 }
        let start = now.adding(minutes: minutes)
        guard let slot = TimeSlot(start: start, end: start.adding(minutes: 60)),
            let number = BookingNumber(serial: Int(serial))
        else { preconditionFailure("an hour is a slot") }
        let person = PersonTag(hash: Array(repeating: UInt8(truncatingIfNeeded: serial), count: 32))
        let booking = Booking(
            number: number,
            center: Self.center,
            service: Self.service,
            slot: slot,
            principal: person,
            maskedName: "",
            lastFour: []
        )
        let cursor = await journal.view { $0.centerCursor }
        try await ask(.takeCenterChanges([.booking(booking)], from: cursor, through: cursor + 1))
        let proof = ExchangeProof.documents(person, nil)
        return try await issued(
            .exchange(booking: number, proof: proof, claim: .granted, station: nil, token: token())
        )
    }

    /// Calls, serves after `walk` seconds, and finishes after `service` seconds; the ticket that was called.
    func visit(window: Int = 0, walk: Int64 = 30, service: Int64, by clerk: Int = 0) async throws {
        try await ask(.callNext(window: Self.windows[window], settling: nil), by: clerk)
        pass(seconds: walk)
        try await ask(.step(window: Self.windows[window], .serve), by: clerk)
        pass(seconds: service)
        try await ask(.step(window: Self.windows[window], .finish), by: clerk)
    }

    func report(_ grouping: ReportGrouping, days: Int = 1) async throws -> Report {
        let from = Self.day
        return try await statistics.report(from: from, to: from.advanced(byDays: days - 1), by: grouping)
    }

    private func issued(_ command: HallCommand, by clerk: Int = 0) async throws -> TicketID {
        let answer = try await ask(command, by: clerk)
        guard case .ticket(let id, _) = answer else { preconditionFailure("no ticket but \(answer)") }
        return id
    }

    private func token() -> TicketToken {
        let next = tokens.withLock { tokens in
            tokens += 1
            return tokens
        }
        return TicketToken(bytes: BigEndian.bytes(next) + Array(repeating: 0, count: 9))
    }

    private static func scratch() -> String {
        var template = Array("/tmp/statistics-XXXXXX".utf8CString)
        precondition(unsafe mkdtemp(&template) != nil, "no scratch directory")
        return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// Closes the journal and takes the directory away.
    func leave() async {
        await journal.close()
        for file in ["journal.db", "lock", "statistics.db", "statistics.db.unusable"] {
            for ending in ["", "-wal", "-shm"] { unsafe unlink(directory + "/" + file + ending) }
        }
        if let folder = unsafe opendir(directory) {
            while let entry = unsafe readdir(folder) {
                let name = unsafe withUnsafePointer(to: entry.pointee.d_name) {
                    unsafe $0.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
                }
                if name.hasPrefix("snapshot") { unsafe unlink(directory + "/" + name) }
            }
            unsafe closedir(folder)
        }
        unsafe rmdir(directory)
    }
}

/// The value of a name that is written right here.
private func name<T>(_ text: String, _ make: (String) -> T?) -> T {
    guard let value = make(text) else { preconditionFailure("\(text) is no name") }
    return value
}

extension Report {
    /// The value of a column of a group; `key` nil is the total.
    func value(_ column: String, of key: String? = nil) -> Int? {
        let line = key.map { key in rows.first { $0.key == key } } ?? total
        return line?.columns.first { $0.name == column }?.value
    }
}
