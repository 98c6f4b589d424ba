// SPDX-License-Identifier: Apache-2.0
import Booking
import Charter
import FoundationEssentials
import Glibc
import HTTP
import Ledger
import Ports
import Reception
import Rules
import Store
import Terms
import Testing
import Vault

@testable import Portal

/// A portal on a real ledger in a folder of its own, whose clocks are turned by hand; 2026-11-23 is a Monday.
final class TestPortal: Sendable {
    let folder: String
    let ledger: CenterLedger
    let portal: Portal
    let shelf: MaterialShelf
    let keys: KeyRing
    let time: ManualTimekeeper
    private let loop: EventLoop
    private let readers: EventLoop
    private let wall: Lock<Timestamp>

    /// 09:00 on 2026-11-23 in Linzhou.
    static let opening = Timestamp(seconds: 1_795_395_600)

    init(at now: Timestamp = opening, _ change: (inout PortalSettings) -> Void = { _ in }) async throws {
        var template = Array("/tmp/hallkiosk-portal-XXXXXX".utf8CString)
        let made = unsafe template.withUnsafeMutableBufferPointer { buffer in
            unsafe buffer.baseAddress.map { unsafe mkdtemp($0) != nil } ?? false
        }
        try #require(made)
        folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        let wall = Lock(now)
        self.wall = wall
        let clock = HallClock(zone: try HallZone(identifier: "Asia/Shanghai")) { wall.withLock { $0 } }
        (loop, readers) = (try EventLoop(name: "portal-test"), try EventLoop(name: "portal-test-reader"))
        keys = KeyRing.fresh(.center)
        let vault = try Vault(keys: keys, as: .center)
        ledger = try CenterLedger(
            path: folder + "/center.db",
            vault: vault,
            clock: clock,
            on: loop,
            readers: readers
        )
        shelf = try MaterialShelf(directory: folder, vault: vault)
        time = ManualTimekeeper(on: loop)
        // Tests of other things do no work, and ask as often as they like.
        var settings = PortalSettings()
        (settings.effortBase, settings.effortMost) = (0, 0)
        (settings.attemptsPerMinute, settings.documentPerMinute) = (10_000, 1_000)
        change(&settings)
        portal = Portal(
            ledger: ledger,
            vault: vault,
            mint: try VoucherMint(keys: keys),
            shelf: shelf,
            settings: settings,
            clock: clock,
            time: time
        )
    }

    deinit {
        for id in (try? shelf.ids(limit: 1_000)) ?? [] { try? shelf.discard(id) }
        unsafe rmdir(folder + "/materials")
        for name in ["center.db", "center.db-wal", "center.db-shm"] { unsafe unlink(folder + "/" + name) }
        unsafe rmdir(folder)
    }

    /// Sets the clock on the wall.
    func turn(to now: Timestamp) { wall.withLock { $0 = now } }

    /// Opens a slot of an hour with `quota` numbers; `minutes` after the opening.
    func open(_ minutes: Int, quota: Int, center: String = "linzhou", service: String = "estate") async throws {
        let center = try #require(CenterID(center))
        let service = try #require(ServiceID(service))
        let start = Self.opening.adding(minutes: minutes)
        let slot = try #require(TimeSlot(start: start, end: start.adding(minutes: 60)))
        let day = Moment(start, offsetSeconds: 28_800).day
        _ = try await ledger.write { store throws(StoreError) in
            try store.setQuota(center, service, slot, on: day, to: quota)
        }
    }

    /// The version of the text that one agrees to now, after asking for it.
    func terms(_ minutes: Int = 24 * 60) async throws -> Int {
        let query = ["center": "linzhou", "service": "estate", "start": Self.time(minutes)]
        let reply = await portal.answer(HTTPRequest(.get, "/api/v1/terms", query: query))
        return try #require(Self.tree(reply)["version"]?.number)
    }

    func get(_ path: String, _ query: [String: String] = [:], client: String = "192.0.2.1") async -> HTTPReply {
        await portal.answer(HTTPRequest(.get, "/api/v1/" + path, query: query, client: client))
    }

    func post(
        _ path: String,
        _ body: [String: any Sendable],
        key: String = "key-1",
        client: String = "192.0.2.1",
        headers: HTTPHeaders = [:]
    ) async throws -> HTTPReply {
        await portal.answer(try Self.request(path, body, key: key, client: client, headers: headers))
    }

    static func request(
        _ path: String,
        _ body: [String: any Sendable],
        key: String = "key-1",
        client: String = "192.0.2.1",
        headers: HTTPHeaders = [:]
    ) throws -> HTTPRequest {
        var all = headers
        all["Content-Type"] = "application/json"
        all["Idempotency-Key"] = key
        let text = Self.json(body)
        return HTTPRequest(.post, "/api/v1/" + path, headers: all, body: Array(text.utf8), client: client)
    }

    /// Texts, numbers, flags and objects as JSON.
    static func json(_ value: any Sendable) -> String {
        switch value {
        case let object as [String: any Sendable]:
            "{" + object.sorted { $0.key < $1.key }.map { json($0.key) + ":" + json($0.value) }.joined(separator: ",")
                + "}"
        case let text as String:
            {
                var writer = JSONWriter()
                writer.string(text)
                return writer.text
            }()
        default: "\(value)"
        }
    }

    /// A point in time as the API writes it; `minutes` after the opening.
    static func time(_ minutes: Int) -> String {
        Moment(opening.adding(minutes: minutes), offsetSeconds: 28_800).rfc3339
    }

    static func tree(_ reply: HTTPReply) -> JSONTree {
        guard case .bytes(let bytes) = reply.body else { return .null }
        return JSONTree(bytes)
    }
}
