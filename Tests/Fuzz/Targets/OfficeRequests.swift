// SPDX-License-Identifier: Apache-2.0
import Booking
import Glibc
import HTTP
import Ledger
import Office
import Ports
import Queueing
import Reception
import Store
import Supervision
import Terms
import Vault

/// The staff's API on the center's real store: every route, asked by the role that the request names.
enum OfficeRequests {
    static func check(_ input: [UInt8]) throws(Broken) {
        guard let request = RequestText.request(input) else { return }
        let (office, caller) = (office, caller(request))
        let outcome = Turnstile.run { () -> (reply: HTTPReply, before: Standing, after: Standing, isConserved: Bool)? in
            guard await office.startAfresh(), let before = await office.standing() else { return nil }
            let reply = await office.routes.answer(request, from: caller)
            guard let after = await office.standing() else { return nil }
            return (reply, before, after, await FuzzCity.isConserved(office.ledger))
        }
        guard let (reply, before, after, isConserved) = outcome else { throw Broken(rule: "the store cannot be read") }
        try hold(isConserved, "a number is nowhere, or in two places")
        try hold((200..<600).contains(reply.status) && reply.status != 500, "a status that is none, or a fault")
        try hold(reply.status != 503, "the store calls itself damaged")
        guard let body = RequestText.body(reply), let text = String(validating: body, as: UTF8.self) else { return }
        if reply.status >= 400 {
            try hold(reply.headers["Content-Type"] == "application/problem+json", "a refusal that is no problem")
            try Discretion.check(text, about: input, "a refusal")
        }
        // Staff of another center neither see nor touch what is not theirs.
        guard caller.center == elsewhere else { return }
        try hold(before == after, "another center's numbers were changed")
        try hold(!text.contains(FuzzCity.number) || reply.status >= 400, "another center's booking was shown")
    }

    private static let elsewhere = CenterID("elsewhere")

    /// Who asks: the header `Role` names a role, or `elsewhere`, which administers a center without a booking.
    private static func caller(_ request: HTTPRequest) -> OfficeCaller {
        guard let staff = StaffID("4001") else { preconditionFailure("a staff number") }
        let role = request.headers["Role"] ?? ""
        if role == "elsewhere" { return OfficeCaller(staff: staff, role: .centerAdmin, center: elsewhere) }
        let known = CenterRole(rawValue: role) ?? .city
        return OfficeCaller(staff: staff, role: known, center: known == .centerAdmin ? FuzzHall.plan.center : nil)
    }

    private static let office: FuzzOffice = {
        guard let office = try? FuzzOffice(), Turnstile.run({ await office.begin() }) else {
            preconditionFailure("the office of the fuzz targets opens")
        }
        return office
    }()
}

/// What there is of numbers, and how the one booking stands.
private struct Standing: Sendable, Equatable {
    let numbers: ConservationReport
    let booking: BookingRecord?
}

/// The staff's API of a center that is made anew for every request; its clock stands.
private struct FuzzOffice: Sendable {
    let ledger: CenterLedger
    let routes: OfficeRoutes

    init() throws {
        let clock = HallClock(zone: try HallZone(identifier: "Asia/Shanghai")) { FuzzHall.opening.timestamp }
        let vault = try Vault(keys: FuzzKeys.center, as: .center)
        let (loop, readers) = (try EventLoop(name: "fuzz-office"), try EventLoop(name: "fuzz-office-reader"))
        let (ledger, shelf) = try Scratch.with { folder in
            defer { unsafe rmdir(folder + "/materials") }
            return (
                try CenterLedger(path: folder + "/center.db", vault: vault, clock: clock, on: loop, readers: readers),
                try MaterialShelf(directory: folder, vault: vault)
            )
        }
        guard let cost = PasswordHash.Cost(logN: 1, blocks: 1, rounds: 1) else { throw Broken(rule: "a cost") }
        self.ledger = ledger
        routes = OfficeRoutes(
            ledger: ledger,
            clock: clock,
            door: StaffDoor(on: try EventLoop(name: "fuzz-secrets"), cost: cost),
            shelf: shelf,
            authority: try CertificateAuthority.make(name: "fuzz", at: FuzzHall.opening.timestamp).pair.certificate
        )
    }

    /// Takes the guards away that would keep the log of one request for the next.
    func begin() async -> Bool {
        (try? await FuzzCity.run("DROP TRIGGER audit_until_anchor; DROP TRIGGER audit_mark_stays", ledger)) != nil
    }

    /// Empties the store and makes the city anew; false when the store refuses.
    func startAfresh() async -> Bool {
        do {
            try await FuzzCity.run(Self.empty, ledger)
            try await FuzzCity.found(ledger)
            try await FuzzCity.open(ledger)
            return true
        } catch { return false }
    }

    /// What there is now; nil when the store cannot be read.
    func standing() async -> Standing? {
        guard let number = BookingNumber(text: FuzzCity.number) else { return nil }
        return try? await ledger.view { store throws(StoreError) in
            Standing(numbers: try store.conservation(center: FuzzHall.plan.center), booking: try store.booking(number))
        }
    }

    private static let empty: StaticString = """
        DELETE FROM booking_case; DELETE FROM case_closing; DELETE FROM feed; DELETE FROM feed_gap; DELETE FROM fact;
        DELETE FROM hall_certificate; DELETE FROM enrolment_code; DELETE FROM hall_report;
        DELETE FROM hall_report_change; DELETE FROM hall; DELETE FROM visit; DELETE FROM notice; DELETE FROM serial;
        DELETE FROM visit_form; DELETE FROM pre_review; DELETE FROM material; DELETE FROM feedback;
        DELETE FROM waitlist_offer; DELETE FROM waitlist_wish; DELETE FROM waitlist; DELETE FROM no_show_appeal;
        DELETE FROM no_show_event; DELETE FROM no_show_listing; DELETE FROM slot_waiver; DELETE FROM hall_contact;
        DELETE FROM booking_step; DELETE FROM booking; DELETE FROM pool; DELETE FROM slot; DELETE FROM consent_text;
        DELETE FROM slot_stranded; DELETE FROM slot_planning; DELETE FROM slot_quota; DELETE FROM slot_plan;
        DELETE FROM calendar_day; DELETE FROM catalog_binding; DELETE FROM catalog_item_revision;
        DELETE FROM catalog_item; DELETE FROM catalog_service; DELETE FROM catalog_center;
        DELETE FROM catalog_department; DELETE FROM catalog_version; DELETE FROM document; DELETE FROM mode_cap;
        DELETE FROM mode; DELETE FROM center_staff; DELETE FROM complaint_step; DELETE FROM complaint;
        DELETE FROM risk_lead; DELETE FROM posted_notice; DELETE FROM retention_run; DELETE FROM province_attempt;
        DELETE FROM province_person; DELETE FROM province_listing; DELETE FROM rule_change; DELETE FROM audit_mark;
        DELETE FROM audit;
        """
}
