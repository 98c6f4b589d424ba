// SPDX-License-Identifier: Apache-2.0
import Glibc
import Ports
import Queueing
import Rows
import Terms
import Testing

@testable import Journal

/// A hall for one test: a directory of its own, a clock that stands, and a plan with two services.
final class Lobby: Sendable {
    let directory: String
    private let now = Lock(Lobby.opening)

    /// 2026-11-23 09:00 in a zone 8 hours east.
    static let opening = Moment(Timestamp(milliseconds: 1_795_395_600_000), offsetSeconds: 28_800)
    static let service = name("social", ServiceID.init)
    static let window = name("1", WindowID.init)
    static let station = name("kiosk-1", StationID.init)
    static let hall = name("hall-1", HallID.init)

    init() {
        var template = Array("/tmp/journal-XXXXXX".utf8CString)
        precondition(unsafe mkdtemp(&template) != nil, "no scratch directory")
        directory = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// Uses a directory that is there already, as after a restart; it is not removed twice.
    init(again directory: String) { self.directory = directory }

    deinit { Self.remove(directory) }

    var moment: Moment { now.withLock { $0 } }

    func turnClock(bySeconds seconds: Int64) {
        now.withLock { $0 = $0.at($0.timestamp.adding(seconds: seconds)) }
    }

    func open(
        _ limits: JournalLimits = JournalLimits(),
        hall: HallID = Lobby.hall,
        onClock: @escaping @Sendable () -> Void = {}
    ) throws(JournalError) -> Journal {
        try Journal.open(directory: directory, plan: Self.plan(hall), limits: limits) { [now] in
            onClock()
            return now.withLock { $0 }
        }
    }

    /// A second connection to the same database, for looking behind the journal's back.
    func database() throws -> Connection {
        try Connection(path: directory + "/journal.db", access: .readWrite)
    }

    var files: [String] { Self.names(in: directory) }

    /// The content of a file that no connection of this process has open.
    func bytes(_ name: String) throws -> [UInt8] { try WholeFile.read(path: directory + "/" + name, limit: 1 << 28) }

    func write(_ bytes: [UInt8], to name: String) throws {
        try WholeFile.writeAtomically(bytes, to: directory + "/" + name, mode: 0o600)
    }

    func remove(_ name: String) throws { try #require(unsafe unlink(directory + "/" + name) == 0) }

    func makeFolder(_ name: String) throws { try #require(unsafe mkdir(directory + "/" + name, 0o700) == 0) }

    static func walkIn(_ number: Int) -> HallCommand {
        .issueWalkIn(service: service, person: nil, station: station, token: token(number))
    }

    static func key(_ text: String) -> IntentKey? { IntentKey(text: text) }

    static func token(_ number: Int) -> TicketToken {
        let tail = unsafe withUnsafeBytes(of: UInt64(number).bigEndian) { unsafe Array($0) }
        return TicketToken(bytes: tail + [UInt8](repeating: 0, count: 9))
    }

    static func plan(_ hall: HallID = Lobby.hall) -> HallPlan {
        guard let prefix = TicketPrefix(text: "A") else { preconditionFailure("A is a prefix") }
        return HallPlan(
            hall: hall,
            center: name("center", CenterID.init),
            name: "便民服务中心",
            services: [ServicePlan(id: service, name: "社保", englishName: "Social insurance", prefix: prefix)],
            windows: [WindowPlan(id: window, label: "1", services: [service])],
            stations: [station]
        )
    }

    private static func name<Kind>(_ text: String, _ make: (String) -> Identifier<Kind>?) -> Identifier<Kind> {
        guard let name = make(text) else { preconditionFailure("not an identifier: \(text)") }
        return name
    }

    private static func names(in directory: String) -> [String] {
        guard let folder = unsafe opendir(directory) else { return [] }
        defer { unsafe closedir(folder) }
        var names: [String] = []
        while let entry = unsafe readdir(folder) {
            let name = unsafe withUnsafeBytes(of: entry.pointee.d_name) { raw in
                unsafe String(decoding: raw.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name != "." && name != ".." { names.append(name) }
        }
        return names.sorted()
    }

    private static func remove(_ directory: String) {
        for name in names(in: directory) {
            let path = directory + "/" + name
            if unsafe unlink(path) != 0 { remove(path) }
        }
        unsafe rmdir(directory)
    }
}

extension Journal {
    /// Takes a number with a key of its own, as visitor `number`.
    nonisolated func take(_ number: Int) async throws(JournalError) -> Receipt {
        try await submit(Lobby.walkIn(number), key: Lobby.key("walk-in-\(number)"), staff: nil)
    }

    /// Lets the database have no more pages than it has, as a full disk would.
    func fillDisk() throws { if let file { try file.connection.limitPages(to: file.connection.pageCount()) } }

    /// Lets the database be written no more, as a disk that the kernel has made read-only, or again.
    func closeDisk(_ isClosed: Bool) throws {
        let order: StaticString = isClosed ? "PRAGMA query_only = 1" : "PRAGMA query_only = 0"
        try file?.connection.prepare(order, label: "close disk").run()
    }

    func makeSpace() throws { try file?.connection.limitPages(to: 1_000_000) }

    /// All stored records, page by page.
    nonisolated func everything() async throws -> [HallRecord] {
        var records: [HallRecord] = []
        while true {
            let page = try await self.records(after: records.last?.position ?? .start, limit: 100)
            if page.isEmpty { return records }
            records += page
        }
    }
}

extension Receipt {
    var ticket: TicketID? {
        guard case .ticket(let id, _) = answer else { return nil }
        return id
    }
}

/// Stops the journal's thread until told to go on, so that a test can see what piles up.
@safe
final class Barrier: Sendable {
    nonisolated(unsafe) private let gate: UnsafeMutablePointer<sem_t>

    init() {
        unsafe gate = .allocate(capacity: 1)
        unsafe sem_init(gate, 0, 0)
    }

    deinit {
        unsafe sem_destroy(gate)
        unsafe gate.deallocate()
    }

    func wait() { unsafe sem_wait(gate) }

    func open() { unsafe sem_post(gate) }
}

/// Looks again and again, giving way between; the test's time limit ends what never comes.
func until(_ condition: () -> Bool) async { while !condition() { await Task.yield() } }
