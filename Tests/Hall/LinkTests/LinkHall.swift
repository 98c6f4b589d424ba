// SPDX-License-Identifier: Apache-2.0
import Glibc
import Journal
import Ports
import Queueing
import Terms
import Testing
import Wire

@testable import Link

/// A hall with a real journal in a directory of its own, at nine in the morning.
final class LinkHall: Sendable {
    let directory: String
    let journal: Journal
    let plan: HallPlan
    private let wall: Lock<Moment>

    /// 2026-11-23 09:00 in a zone 8 hours east.
    static let opening = Moment(Timestamp(milliseconds: 1_795_395_600_000), offsetSeconds: 28_800)

    init() throws {
        var template = Array("/tmp/link-XXXXXX".utf8CString)
        try #require(unsafe mkdtemp(&template) != nil)
        directory = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        plan = try Words.plan()
        let wall = Lock(Self.opening)
        self.wall = wall
        journal = try Journal.open(directory: directory + "/journal", plan: plan) { wall.withLock { $0 } }
    }

    /// Opens a journal that is there already, such as a backup.
    init(again directory: String) throws {
        self.directory = directory
        plan = try Words.plan()
        let wall = Lock(Self.opening)
        self.wall = wall
        journal = try Journal.open(directory: directory + "/journal", plan: plan) { wall.withLock { $0 } }
    }

    /// Closes the journal and removes its files; to be called last.
    func close() async {
        await journal.close()
        removeTree(directory)
    }

    func link(
        _ transport: any LinkTransport,
        time: any Timekeeper,
        upkeep: LinkUpkeep? = nil,
        limits: LinkLimits = LinkLimits(),
        documents: DocumentShelf? = nil
    ) async throws -> CenterLink {
        let wall = wall
        return try await CenterLink(
            journal: journal,
            plan: plan,
            transport: transport,
            documents: documents,
            time: time,
            upkeep: upkeep,
            limits: limits,
            jitter: { 0 },
            clock: { wall.withLock { $0 } }
        )
    }

    /// Copies the journal as it is now, for a hall that is restored from the copy.
    func backUp() async throws -> String {
        let folder = directory + "/backup"
        try #require(unsafe mkdir(folder, 0o700) == 0)
        try await journal.backUp(to: folder + "/journal")
        return folder
    }

    @discardableResult
    func walkIn() async throws -> Receipt {
        try await journal.submit(
            .issueWalkIn(
                service: Words.service(),
                person: nil,
                station: Words.station(),
                token: Words.token()
            ),
            key: nil,
            staff: nil
        )
    }

    /// Many tickets, as many at a time as the journal lets wait.
    func walkIns(_ count: Int) async throws {
        for start in stride(from: 0, to: count, by: 500) {
            try await withThrowingDiscardingTaskGroup { group in
                for _ in start..<min(count, start + 500) { group.addTask { try await self.walkIn() } }
            }
        }
    }

    /// Where what the center has stored differs from what it has to know, of the positions that count; nil for nowhere.
    func difference(
        to center: MemoryCenter,
        where counts: (Position) -> Bool = { _ in true }
    ) async throws -> Position? {
        let (stored, wanted) = (center.known.facts.filter { counts($0.position) }, try await facts())
        let due = wanted.filter { counts($0.position) }
        guard stored != due else { return nil }
        let index = zip(stored, due).enumerated().first { $0.element.0 != $0.element.1 }?.offset
        return (index.map { due[$0] } ?? due.dropFirst(stored.count).first ?? stored.last)?.position
    }

    /// What the center has to know of this hall in the end.
    func facts() async throws -> [FactBatch.Entry] {
        var records: [HallRecord] = []
        while true {
            let page = try await journal.records(after: records.last?.position ?? .start, limit: 500)
            if page.isEmpty { return records.compactMap(FactTranslation.entry) }
            records += page
        }
    }
}

/// The words that the tests use.
enum Words {
    static func hall() throws -> HallID { try #require(HallID("hall-1")) }
    static func center() throws -> CenterID { try #require(CenterID("center")) }
    static func service() throws -> ServiceID { try #require(ServiceID("social")) }
    static func window() throws -> WindowID { try #require(WindowID("1")) }
    static func station() throws -> StationID { try #require(StationID("kiosk-1")) }
    static func token() -> TicketToken { TicketToken(bytes: (0..<17).map { _ in UInt8.random(in: 0...255) }) }
    static func key(_ text: String) throws -> IntentKey { try #require(IntentKey(text: text)) }
    static func person(_ number: Int) -> PersonTag { PersonTag(hash: [UInt8](repeating: UInt8(number), count: 32)) }
    static func number(_ serial: Int) throws -> BookingNumber { try #require(BookingNumber(serial: serial)) }

    static func plan() throws -> HallPlan {
        HallPlan(
            hall: try hall(),
            center: try center(),
            name: "便民服务中心",
            services: [
                ServicePlan(
                    id: try service(),
                    name: "社保",
                    englishName: "Social insurance",
                    prefix: try #require(TicketPrefix(text: "A"))
                )
            ],
            windows: [WindowPlan(id: try window(), label: "1", services: [try service()])],
            stations: [try station()]
        )
    }

    /// A slot that begins so many minutes after the hall's clock.
    static func slot(inMinutes minutes: Int = 0) throws -> TimeSlot {
        let start = LinkHall.opening.timestamp.adding(minutes: minutes)
        return try #require(TimeSlot(start: start, end: start.adding(minutes: 60)))
    }

    static func notice(
        _ serial: Int,
        inMinutes minutes: Int = 0,
        standing: BookingNotice.Standing = .booked
    ) throws -> BookingNotice {
        BookingNotice(
            number: try number(serial),
            center: try center(),
            service: try service(),
            slot: try slot(inMinutes: minutes),
            principal: person(serial),
            agent: nil,
            maskedName: "王*",
            lastFour: [LastFourTag(hash: [UInt8](repeating: UInt8(serial), count: 16))],
            standing: standing
        )
    }

    static func exchange(_ serial: Int, proof: ExchangeProof? = nil) throws -> HallCommand {
        .exchange(
            booking: try number(serial),
            proof: proof ?? .documents(person(serial), nil),
            claim: .unanswered,
            station: try station(),
            token: token()
        )
    }
}

/// Runs `body` while the link works, then ends it as the program does.
func running(_ link: CenterLink, body: () async throws -> Void) async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask { await link.run() }
        defer { group.cancelAll() }
        try await body()
    }
}

/// Looks again and again, giving way between; the test's time limit ends what never comes.
func until(_ condition: () async -> Bool) async { while !Task.isCancelled, !(await condition()) { await Task.yield() } }

/// Removes a directory and what is in it.
func removeTree(_ path: String) {
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
