// SPDX-License-Identifier: Apache-2.0
import Charter
import Glibc
import HTTP
import Ledger
import Ports
import Reception
import Terms
import Vault

@testable import Portal

/// The public API on the center's real store: routing, bodies, limits and everything that is stored by them.
enum PublicRequests {
    static func check(_ input: [UInt8]) throws(Broken) {
        guard let request = RequestText.request(input) else { return }
        let portal = portal
        let outcome = Turnstile.run { () -> (replies: [HTTPReply], isConserved: Bool)? in
            guard await portal.startAfresh() else { return nil }
            let replies = [await portal.portal.answer(request), await portal.portal.answer(request)]
            return (replies, await FuzzCity.isConserved(portal.ledger))
        }
        guard let (replies, isConserved) = outcome else { throw Broken(rule: "the store refuses its own beginning") }
        try hold(isConserved, "a number is nowhere, or in two places")
        for reply in replies { try check(reply, to: request, input) }
        // The first is made, the second is the same again; a refusal stays one.
        try hold((replies[0].status < 400) == (replies[1].status < 400) || isSpent(request), "asked again, refused")
        if replies[0].status == 201, request.path == Portal.base + "bookings" {
            try hold(RequestText.body(replies[0]) == RequestText.body(replies[1]), "one intent, two bookings")
        }
    }

    private static func check(_ reply: HTTPReply, to request: HTTPRequest, _ input: [UInt8]) throws(Broken) {
        try hold((200..<600).contains(reply.status) && reply.status != 500, "a status that is none, or a fault")
        // The shelf has lost its folder, so that a file is read to its end and then refused.
        try hold(reply.status != 503 || request.path == Portal.uploadPath, "the store calls itself damaged")
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
        guard let portal = try? FuzzPortal(), Turnstile.run({ await portal.begin() }) else {
            preconditionFailure("the portal of the fuzz targets opens")
        }
        return portal
    }()
}

/// A portal with an item, slots and a booking, of which the last two are made anew for every request; its clock stands.
private struct FuzzPortal: Sendable {
    let ledger: CenterLedger
    let portal: Portal

    init() throws {
        let clock = HallClock(zone: try HallZone(identifier: "Asia/Shanghai")) { FuzzHall.opening.timestamp }
        let vault = try Vault(keys: FuzzKeys.center, as: .center)
        let (loop, readers) = (try EventLoop(name: "fuzz-portal"), try EventLoop(name: "fuzz-portal-reader"))
        let (ledger, shelf) = try Scratch.with { folder in
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

    /// Makes what stays, and the text that one agrees to.
    func begin() async -> Bool {
        guard (try? await FuzzCity.found(ledger)) != nil, await startAfresh() else { return false }
        let query = ["center": "center", "service": "social", "start": "2026-11-24T09:00:00+08:00"]
        let guide = await portal.answer(HTTPRequest(.get, Portal.base + "items/SHE-0001", query: ["center": "center"]))
        let terms = await portal.answer(HTTPRequest(.get, Portal.base + "terms", query: query))
        return guide.status == 200 && terms.status == 200
    }

    /// Empties the store of all that visitors make, and opens anew; false when the store refuses.
    func startAfresh() async -> Bool {
        do {
            try await FuzzCity.run(Self.empty, ledger)
            try await FuzzCity.open(ledger)
            return true
        } catch { return false }
    }

    private static let empty: StaticString = """
        DELETE FROM booking_case; DELETE FROM feed; DELETE FROM booking; DELETE FROM booking_step; DELETE FROM pool;
        DELETE FROM slot; DELETE FROM serial; DELETE FROM visit_form; DELETE FROM pre_review;
        DELETE FROM material; DELETE FROM feedback; DELETE FROM waitlist_offer; DELETE FROM waitlist_wish;
        DELETE FROM waitlist; DELETE FROM no_show_appeal; DELETE FROM no_show_event; DELETE FROM no_show_listing;
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
