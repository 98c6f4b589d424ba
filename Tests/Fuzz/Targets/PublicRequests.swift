// SPDX-License-Identifier: Apache-2.0
import Booking
import Charter
import Glibc
import HTTP
import Ledger
import Ports
import Reception
import Rows
import Terms
import Vault

@testable import Portal
@testable import Store

/// The public API on the center's real store: routing, bodies, limits and everything that is stored by them.
enum PublicRequests {
    static func check(_ input: [UInt8]) throws(Broken) {
        guard let request = RequestText.request(input) else { return }
        let portal = portal
        let replies = Turnstile.run { () -> [HTTPReply]? in
            guard await portal.startAfresh() else { return nil }
            return [await portal.portal.answer(request), await portal.portal.answer(request)]
        }
        guard let replies else { throw Broken(rule: "the store refuses its own beginning") }
        for reply in replies { try check(reply, input) }
        // The first is made, the second is the same again; a refusal stays one.
        try hold((replies[0].status < 400) == (replies[1].status < 400) || isSpent(request), "asked again, refused")
    }

    private static func check(_ reply: HTTPReply, _ input: [UInt8]) throws(Broken) {
        try hold((200..<600).contains(reply.status) && reply.status != 500, "a status that is none, or a fault")
        try hold(reply.status != 503, "the store calls itself damaged")
        guard let body = RequestText.body(reply), let text = String(validating: body, as: UTF8.self) else {
            throw Broken(rule: "a reply that is no UTF-8")
        }
        try hold(reply.headers["Cache-Control"] != nil, "a reply that a cache may keep")
        guard reply.status >= 400 else { return }
        try hold(reply.headers["Content-Type"] == "application/problem+json", "a refusal that is no problem")
        try hold(text.contains("\"title_en\""), "a refusal in one language")
        try Discretion.check(text, about: input, "a refusal")
    }

    /// What can be done once only: a removed material is gone, and a place that was left, too.
    private static func isSpent(_ request: HTTPRequest) -> Bool {
        ["remove", "leave", "appeal", "materials"].contains { request.path.hasSuffix($0) }
    }

    private static let portal: FuzzPortal = {
        do {
            return try FuzzPortal()
        } catch { preconditionFailure("the portal of the fuzz targets opens") }
    }()
}

/// A portal with a slot and a booking, made anew for every request; its clock stands.
private struct FuzzPortal: Sendable {
    let ledger: CenterLedger
    let portal: Portal

    init() throws {
        let clock = HallClock(zone: try HallZone(identifier: "Asia/Shanghai")) { FuzzHall.opening.timestamp }
        let vault = try Vault(keys: FuzzKeys.center, as: .center)
        let (loop, readers) = (try EventLoop(name: "fuzz-portal"), try EventLoop(name: "fuzz-portal-reader"))
        let (ledger, shelf) = try Scratch.with { folder in
            // No item here takes files, so that the shelf stays empty and needs its folder no longer.
            defer { unsafe rmdir(folder + "/materials") }
            return (
                try CenterLedger(path: folder + "/center.db", vault: vault, clock: clock, on: loop, readers: readers),
                try MaterialShelf(directory: folder, vault: vault)
            )
        }
        self.ledger = ledger
        var settings = PortalSettings()
        (settings.effortBase, settings.effortMost) = (0, 0)
        (settings.readsPerMinute, settings.attemptsPerMinute) = (1_000_000, 1_000_000)
        (settings.lookupsPerMinute, settings.documentPerMinute) = (1_000_000, 1_000)
        portal = Portal(
            ledger: ledger,
            vault: vault,
            mint: try VoucherMint(keys: FuzzKeys.center),
            shelf: shelf,
            settings: settings,
            clock: clock,
            time: Ticking()
        )
    }

    /// Empties the store and makes the beginning; false when the store refuses.
    func startAfresh() async -> Bool {
        guard let center = CenterID("center"), let service = ServiceID("social"),
            let orders = try? BookingImport.orders(csv: Self.csv, offsetSeconds: 28_800)
        else { return false }
        do {
            try await ledger.write { store throws(StoreError) in
                try store.reading { () throws(RowsError) in try store.connection.script(Self.empty, label: "empty") }
                for hour in 24...26 {
                    let start = FuzzHall.opening.timestamp.adding(minutes: hour * 60)
                    guard let slot = TimeSlot(start: start, end: start.adding(minutes: 60)) else { continue }
                    let day = FuzzHall.opening.at(start).day
                    _ = try store.setQuota(center, service, slot, on: day, to: 1)
                }
            }
            _ = try await ledger.take(orders)
            return true
        } catch { return false }
    }

    private static let csv = """
        number,center,service,date,start,end,document_type,document_number,name
        261123000018,center,social,2026-11-24,09:00,10:00,resident_id,410581199001011231,测试甲

        """

    private static let empty: StaticString = """
        DELETE FROM booking_case; DELETE FROM feed; DELETE FROM booking; DELETE FROM booking_step; DELETE FROM pool;
        DELETE FROM slot; DELETE FROM serial; DELETE FROM consent_text; DELETE FROM visit_form; DELETE FROM pre_review;
        DELETE FROM material; DELETE FROM feedback; DELETE FROM waitlist_offer; DELETE FROM waitlist_wish;
        DELETE FROM waitlist;
        """
}

/// A clock that goes on by a minute whenever it is read: no limit runs out.
private struct Ticking: Timekeeper {
    private let ticks = Lock<Int64>(0)

    func now() -> MonotonicTime {
        MonotonicTime(
            nanoseconds: ticks.withLock { ticks in
                ticks += 60_000_000_000
                return ticks
            }
        )
    }

    func call(at due: MonotonicTime, _ action: @escaping @Sendable () -> Void) -> Alarm { Alarm {} }
}
