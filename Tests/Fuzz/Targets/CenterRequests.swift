// SPDX-License-Identifier: Apache-2.0
import Booking
import HTTP
import Halls
import Ledger
import Ports
import Rows
import Terms
import Vault
import Wire

@testable import Office
@testable import Store

/// The center's two APIs on its real store: links of halls, and administration with imports.
enum CenterRequests {
    static func check(_ input: [UInt8]) throws(Broken) {
        let peer = PeerCertificate(fingerprint: String(repeating: "0", count: 64), commonName: "linzhou")
        guard let request = RequestText.request(input, peer: peer) else { return }
        let center = center
        let outcome = Turnstile.run { () -> (reply: HTTPReply, problems: [String])? in
            guard await center.startAfresh() else { return nil }
            let isLink = request.path.hasPrefix("/link/")
            let reply = isLink ? await center.halls.answer(request) : await center.admin.answer(request)
            return (reply, await center.problems())
        }
        guard let (reply, problems) = outcome else { throw Broken(rule: "the store refuses its own beginning") }
        try hold(problems.isEmpty, problems.first ?? "")
        try hold((200..<600).contains(reply.status) && reply.status != 500, "a status that is none, or a fault")
        try hold(reply.status != 503, "the store calls itself damaged")
        guard let body = RequestText.body(reply), let text = String(validating: body, as: UTF8.self) else {
            throw Broken(rule: "a reply that is no UTF-8")
        }
        if reply.status >= 400 { try Discretion.check(text, about: input, "a refusal") }
    }

    private static let center: FuzzCenter = {
        do {
            return try FuzzCenter()
        } catch { preconditionFailure("the center of the fuzz targets opens") }
    }()
}

/// A center with one hall and one booking, made anew for every request.
private struct FuzzCenter: Sendable {
    let ledger: CenterLedger
    let halls: HallRoutes
    let admin: AdminRoutes

    init() throws {
        let clock = HallClock(zone: try HallZone(identifier: "Asia/Shanghai")) { FuzzHall.opening.timestamp }
        let vault = try Vault(keys: FuzzKeys.center, as: .center)
        let loop = try EventLoop(name: "fuzz-center")
        let readers = try EventLoop(name: "fuzz-center-reader")
        let ledger = try Scratch.with { folder in
            try CenterLedger(
                path: folder + "/center.db",
                vault: vault,
                clock: clock,
                on: loop,
                readers: readers,
                time: AtOnce()
            )
        }
        self.ledger = ledger
        let desk = try CertificateDesk(
            ledger: ledger,
            authority: CertificateAuthority.make(name: "fuzz", at: FuzzHall.opening.timestamp),
            ring: FuzzKeys.center,
            clock: clock,
            time: AtOnce()
        )
        halls = HallRoutes(ledger: ledger, certificates: desk, clock: clock)
        admin = AdminRoutes(
            ledger: ledger,
            tokens: try AccessTokens(text: "admin token-of-the-role-admin\n"),
            mint: try VoucherMint(keys: FuzzKeys.center),
            clock: clock
        )
    }

    /// Empties the store and makes the beginning; false when the store refuses.
    func startAfresh() async -> Bool {
        let orders = try? BookingImport.orders(csv: Self.csv, offsetSeconds: 28_800)
        guard let hall = HallID("linzhou"), let center = CenterID("center"), let orders else { return false }
        do {
            try await ledger.write { store throws(StoreError) in
                try store.reading { () throws(RowsError) in try store.connection.script(Self.empty, label: "empty") }
            }
            try await ledger.enrol(hall, center: center, name: "林州")
            try await ledger.write { store throws(StoreError) in
                try store.reading { () throws(RowsError) in try store.connection.script(Self.known, label: "known") }
            }
            _ = try await ledger.take(orders)
            return true
        } catch { return false }
    }

    /// What the request has left behind that the store cannot read back.
    func problems() async -> [String] {
        do {
            return try await ledger.view { store throws(StoreError) in
                _ = try store.cases()
                for hall in try store.halls() {
                    _ = try store.facts(of: hall.id, after: .start, limit: 1000)
                    let batch = try store.changes(for: hall.id, after: 0, now: FuzzHall.opening.timestamp)
                    if batch.through < batch.from { return ["a feed that goes back"] }
                }
                return []
            }
        } catch { return ["the store cannot read what it has written"] }
    }

    private static let csv = """
        number,center,service,date,start,end,document_type,document_number,name
        261123000018,center,social,2026-11-23,09:00,10:00,resident_id,410581199001011231,测试甲

        """

    /// The certificate of the requests: 64 zeros.
    private static let known: StaticString = """
        INSERT INTO hall_certificate (fingerprint, hall, serial, issued_at, ends_at)
        SELECT '0000000000000000000000000000000000000000000000000000000000000000', 'linzhou', '1', 0, 9999999999999
        """

    private static let empty: StaticString = """
        DELETE FROM booking_case; DELETE FROM fact; DELETE FROM feed; DELETE FROM feed_gap; DELETE FROM booking_step;
        DELETE FROM hall_certificate; DELETE FROM enrolment_code; DELETE FROM hall_report;
        DELETE FROM hall_report_change; DELETE FROM case_closing;
        DELETE FROM booking; DELETE FROM hall;
        DELETE FROM serial; DELETE FROM notice;
        """
}

/// A clock whose every limit runs out at once: a long poll ends without waiting.
private struct AtOnce: Timekeeper {
    func now() -> MonotonicTime { MonotonicTime(nanoseconds: 0) }

    func call(at due: MonotonicTime, _ action: @escaping @Sendable () -> Void) -> Alarm {
        action()
        return Alarm {}
    }
}
