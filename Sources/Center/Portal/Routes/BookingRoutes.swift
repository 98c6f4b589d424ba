// SPDX-License-Identifier: Apache-2.0
import Booking
import Catalog
import HTTP
import Ports
import Reception
import Rules
import Store
import Terms
import Vault

/// Making a booking (R4, R15–R17).
enum BookingRoutes {
    static let all: [PublicRoute<PortalDesk>] = [
        .post("bookings") { desk, request, _ throws(CenterProblem) in
            try await desk.counting(.book) { () throws(CenterProblem) in try await book(desk, request) }
        }
    ]

    private static func book(_ desk: PortalDesk, _ request: HTTPRequest) async throws(CenterProblem) -> HTTPReply {
        try desk.admit(request, to: .attempt)
        let intent = try desk.intent(of: request)
        let body = try BookingBody(request)
        try desk.spend(body.effort, for: intent)
        try desk.admit(body.principal, body.agent)
        let now = desk.now
        let order = BookingRequest(
            intent: intent,
            center: body.center,
            service: body.service,
            item: body.item,
            start: body.start,
            principal: body.principal,
            agent: body.agent,
            channel: .web,
            terms: body.terms
        )
        let outcome = try await desk.write { store throws(StoreError) in try decide(order, in: store, at: now) }
        switch outcome {
        case .booked(let picture): return try desk.reply(picture, status: 201, at: now)
        case .again(let picture): return try desk.reply(picture, status: 200, at: now)
        case .refused(let refusal): throw RefusalWords(zone: now).problem(refusal)
        case .otherTerms(let version): throw .otherTerms(version)
        case .otherService:
            throw CenterProblem(
                409,
                "not-bookable",
                "该事项暂不能在此中心预约，您可到大厅现场取号",
                "This item cannot be booked at this center; you can take a walk-in number at the hall"
            )
        }
    }

    private enum Outcome: Sendable {
        case booked(BookingPicture)
        case again(BookingPicture)
        case refused(BookingRefusal)
        /// Another text is in force than the one that was agreed to (R26).
        case otherTerms(Int?)
        /// The item is not taken in that line there.
        case otherService
    }

    /// Runs inside the ledger's transaction.
    private static func decide(
        _ order: BookingRequest,
        in store: CenterStore,
        at now: Moment
    ) throws(StoreError) -> Outcome {
        // A retry is answered as before, whatever has changed since.
        if try store.booking(of: order.intent) == nil {
            let text = ConsentText(rules: try store.rules(at: now.timestamp))
            let version = try store.consentVersion(of: text)
            guard version == order.terms else { return .otherTerms(version) }
            guard try isTaken(order, in: store) else { return .otherService }
        }
        switch try store.book(order, at: now) {
        case .booked(let record): return .booked(try BookingPicture(record, in: store, at: now.timestamp))
        case .again(let record): return .again(try BookingPicture(record, in: store, at: now.timestamp))
        case .refused(let refusal): return .refused(refusal)
        }
    }
}

extension BookingRoutes {
    /// Whether the item that is named can be booked, and is taken in that line there (R65).
    private static func isTaken(_ order: BookingRequest, in store: CenterStore) throws(StoreError) -> Bool {
        guard let code = order.item else { return true }
        guard let item = try store.item(code)?.item, item.isBookable, !item.isRetired else { return false }
        return try store.service(for: code, at: order.center) == order.service
    }
}

extension PortalDesk {
    /// Counts what became of `work` (R8), by the kind of the problem and never by anything of the request.
    func counting(
        _ deed: PortalTally.Deed,
        _ work: () async throws(CenterProblem) -> HTTPReply
    ) async throws(CenterProblem) -> HTTPReply {
        do throws(CenterProblem) {
            let reply = try await work()
            tally.count(deed, "done")
            return reply
        } catch {
            tally.count(deed, error.kind)
            throw error
        }
    }

    /// Tells a booking to its people, with the voucher while it can be used; signed here, off the ledger's thread.
    func reply(_ picture: BookingPicture, status: Int = 200, at now: Moment) throws(CenterProblem) -> HTTPReply {
        CenterJSON.snake(try view(of: picture, at: now), status: status)
    }

    /// The same as a value.
    func view(of picture: BookingPicture, at now: Moment) throws(CenterProblem) -> BookingView {
        var voucher: String?
        if picture.record.standing == .booked {
            do throws(VaultError) {
                voucher = try mint.voucher(for: picture.record.claims)
            } catch { throw .logged(.vault(error)) }
        }
        return BookingView(picture, voucher: voucher, at: now)
    }
}
