// SPDX-License-Identifier: Apache-2.0
import HTTP
import Journal
import Queueing
import Terms
import Vault

// Taking a number, and what happens to a ticket away from windows.
extension HallAPI {
    /// 现场取号.
    func issueWalkIn(_ order: Order) async throws(APIFault) -> HTTPReply {
        let service = try order.body.required("service", Self.name, ServiceID.init)
        let station = try order.caller.station(named: order.body["station"])
        return try await carryOut(
            .issueWalkIn(service: service, person: nil, station: station, token: token(for: order)),
            order
        )
    }

    /// 绿色通道.
    func issueGreen(_ order: Order) async throws(APIFault) -> HTTPReply {
        let service = try order.body.required("service", Self.name, ServiceID.init)
        let reason = try order.body.required("reason")
        let station = try order.caller.station(named: order.body["station"])
        return try await carryOut(
            .issueGreen(service: service, reason: reason, station: station, token: token(for: order)),
            order
        )
    }

    /// 换取现场办理号, by a voucher, by a booking number and the last four characters of the document, or by the document
    /// that staff at a desk have in their hands (A30).
    func exchange(_ order: Order) async throws(APIFault) -> HTTPReply {
        let station = try order.caller.station(named: order.body["station"])
        let (booking, proof) = try await proof(order.body, order.caller)
        return try await carryOut(
            .exchange(
                booking: booking,
                proof: proof,
                claim: .unanswered,
                station: station,
                token: token(for: order)
            ),
            order
        )
    }

    /// 补打.
    func reprint(_ order: Order) async throws(APIFault) -> HTTPReply {
        guard let station = try order.caller.station(named: order.body["station"]) else {
            throw .missingField("station")
        }
        return try await carryOut(.reprint(ticket: try await ticketID(order["ticket"]), station: station), order)
    }

    /// 过号重排.
    func requeue(_ order: Order) async throws(APIFault) -> HTTPReply {
        try await carryOut(.requeue(ticket: try await ticketID(order["ticket"])), order)
    }

    /// 弃号.
    func abandon(_ order: Order) async throws(APIFault) -> HTTPReply {
        try await carryOut(.abandon(ticket: try await ticketID(order["ticket"])), order)
    }

    /// 作废.
    func void(_ order: Order) async throws(APIFault) -> HTTPReply {
        let reason = try order.body.required("reason", Self.choice(VoidReason.self), VoidReason.init(rawValue:))
        return try await carryOut(.void(ticket: try await ticketID(order["ticket"]), reason: reason), order)
    }

    /// 好差评.
    func rate(_ order: Order) async throws(APIFault) -> HTTPReply {
        let level = try order.body.required("level", "a whole number from 1 to 5") { text in
            Int(text).flatMap(Rating.init(rawValue:))
        }
        return try await carryOut(.rate(ticket: try await ticketID(order["ticket"]), level), order)
    }

    /// What an identifier may be.
    static let name = "1 to 40 letters, digits, dots, underscores or hyphens"

    /// The values of an enumeration, for a message.
    static func choice<Value: CaseIterable & RawRepresentable<String>>(_ type: Value.Type) -> String {
        "one of " + type.allCases.map(\.rawValue).joined(separator: ", ")
    }

    /// The ticket that a text names: `2026-11-23.A017`, or `A017` for one of the business day.
    func ticketID(_ text: String) async throws(APIFault) -> TicketID {
        if let id = TicketID(text: text) { return id }
        guard let number = TicketNumber(text: text), let day = await parts.journal.view({ $0.day }) else {
            throw APIFault(.unknownTicket, in: now)
        }
        return TicketID(day: day, number: number)
    }

    /// Keyed by the intent, so that a retry gets the same token.
    private func token(for order: Order) -> TicketToken {
        parts.vault.token(for: order.key, at: now.day)
    }
}

// What proves a booking.
extension HallAPI {
    private func proof(_ body: JSONFields, _ caller: Caller) async throws(APIFault) -> (BookingNumber, ExchangeProof) {
        if body["document_number"] != nil || body["document_type"] != nil { return try await shown(body, caller) }
        if let voucher = body["voucher"] {
            for name in ["booking", "last_four"] where body[name] != nil {
                throw .badField(name, expected: "left out beside a voucher")
            }
            let claims = try claims(of: voucher)
            return (claims.booking, .voucher(claims, card: nil))
        }
        let expected = "4 to 64 letters, digits or hyphens"
        let booking = try body.required("booking", expected) { BookingNumber(entered: $0) }
        guard booking.isPlausible else {
            throw APIFault(422, "booking-misspelt", "预约号有误，请核对。", "A digit of the booking number is wrong.")
        }
        let lastFour = try body.optional("last_four", "the last 4 letters or digits of the document") { text in
            let folded = Typed.folded(text)
            let isSound = folded.utf8.allSatisfy { Digits.isDigit($0) || Digits.isCapital($0) }
            return isSound && folded.utf8.count == 4 ? folded : nil
        }
        guard let lastFour else { return (booking, .numberOnly) }
        return (booking, .lastFour(await tag(booking, lastFour)))
    }

    private func claims(of voucher: String) throws(APIFault) -> VoucherClaims {
        switch parts.verifier.verify(voucher) {
        case .success(let claims): return claims
        case .failure(.malformed):
            throw APIFault(422, "voucher-malformed", "这不是预约凭证。", "This is no booking voucher.")
        case .failure(.unknownKey):
            throw APIFault(422, "voucher-unknown-key", "无法核验该预约凭证。", "The voucher's key is not known here.")
        case .failure(.forged):
            throw APIFault(422, "voucher-forged", "预约凭证无效。", "The voucher's signature does not fit.")
        case .failure(.unknownAlgorithm):
            throw APIFault(422, "voucher-unknown-algorithm", "无法核验该预约凭证。", "The voucher is signed in an unknown way.")
        }
    }

    /// Keys the last four at once; of a booking tagged before a rotation of keys, the tag it has.
    private func tag(_ booking: BookingNumber, _ lastFour: String) async -> LastFourTag {
        let known = await parts.journal.view { $0.booking(booking)?.lastFour ?? [] }
        return known.first { parts.vault.isLastFour(lastFour, of: booking, $0) }
            ?? parts.vault.lastFourTag(booking, lastFour: lastFour)
    }
}
