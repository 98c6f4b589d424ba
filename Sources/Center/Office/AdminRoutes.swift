// SPDX-License-Identifier: Apache-2.0
import Booking
package import HTTP
package import Ledger
package import Ports
import Reception
import Store
import Terms
package import Vault

/// What the center's own people may ask, on a loopback port and with a token of role `admin`.
package struct AdminRoutes: Sendable {
    private let ledger: CenterLedger
    private let tokens: AccessTokens
    private let mint: VoucherMint
    private let clock: HallClock

    /// Answers from `ledger`; vouchers are signed by `mint`.
    package init(ledger: CenterLedger, tokens: AccessTokens, mint: VoucherMint, clock: HallClock) {
        (self.ledger, self.tokens, self.mint, self.clock) = (ledger, tokens, mint, clock)
    }

    /// Answers one request.
    package func answer(_ request: HTTPRequest) async -> HTTPReply {
        guard let header = request.headers["Authorization"], header.hasPrefix("Bearer "),
            tokens.grant(for: String(header.dropFirst(7)))?.role == "admin"
        else {
            return Problem(401, "token", title: "a bearer token of role admin is needed")
                .reply(headers: ["WWW-Authenticate": "Bearer"])
        }
        let path = request.path.split(separator: "/").map(String.init)
        guard path.count >= 3, path[0] == "admin", path[1] == "v1" else { return Self.notFound }
        do throws(StoreError) {
            switch (request.method, path[2], path.count) {
            case (.post, "imports", 3): return try await takeImport(request)
            case (.post, "notice", 3): return try await setNotice(request)
            case (.get, "halls", 3): return try await halls()
            case (.get, "cases", 3): return try await cases()
            case (.get, "facts", 3): return try await facts(request)
            case (_, "bookings", 4...5): return try await booking(request, path[3], verb: path.dropFirst(4).first)
            default: return Self.notFound
            }
        } catch {
            Log.write(.error, "request failed", ["reason": error])
            return CenterProblem(error).reply
        }
    }

    private static let notFound = Problem(404, "not-found", title: "no such path").reply()

    private func takeImport(_ request: HTTPRequest) async throws(StoreError) -> HTTPReply {
        let orders: [BookingOrder]
        do throws(ImportFault) {
            orders = try read(request)
        } catch {
            return Problem(422, "bad-import", title: "nothing was imported", detail: error.description).reply()
        }
        let outcome = try await ledger.take(orders)
        return CenterJSON.reply(
            ImportReport(
                numbers: outcome.numbers,
                made: outcome.made,
                changed: outcome.changed,
                unchanged: outcome.unchanged,
                notTaken: outcome.notTaken
            )
        )
    }

    private func read(_ request: HTTPRequest) throws(ImportFault) -> [BookingOrder] {
        let offset = clock.now().offsetSeconds
        if request.headers["Content-Type"]?.hasPrefix("application/json") == true {
            guard let objects = CenterJSON.decode([[String: String]].self, request.body) else { throw .notObjects }
            return try BookingImport.orders(objects: objects, offsetSeconds: offset)
        }
        guard let text = String(validating: request.body, as: UTF8.self) else { throw .notUTF8 }
        return try BookingImport.orders(csv: text, offsetSeconds: offset)
    }

    private func setNotice(_ request: HTTPRequest) async throws(StoreError) -> HTTPReply {
        // Counted as code points: what halls fetch must stay small.
        guard let order = CenterJSON.decode(NoticeOrder.self, request.body),
            (order.text ?? "").unicodeScalars.count <= 200
        else {
            return Problem(422, "bad-notice", title: "the body is not {center, text} of at most 200 characters").reply()
        }
        let text = order.text.flatMap { $0.isEmpty ? nil : $0 }
        try await ledger.setNotice(text, of: order.center)
        return HTTPReply(status: 204)
    }

    private func halls() async throws(StoreError) -> HTTPReply {
        let halls = try await ledger.view { store throws(StoreError) in try store.halls() }
        return CenterJSON.reply(halls.map(EnrolledHallReport.init))
    }

    private func cases() async throws(StoreError) -> HTTPReply {
        let cases = try await ledger.view { store throws(StoreError) in try store.cases() }
        return CenterJSON.reply(cases.map(CaseReport.init))
    }

    private func facts(_ request: HTTPRequest) async throws(StoreError) -> HTTPReply {
        guard let hall = request.query["hall"].flatMap({ HallID($0) }),
            let after = Int64(request.query["after"] ?? "0"), after >= 0
        else { return Problem(400, "bad-query", title: "hall and after are needed").reply() }
        let entries = try await ledger.view { store throws(StoreError) in
            try store.facts(of: hall, after: Position(after), limit: 1000)
        }
        return CenterJSON.reply(entries)
    }

    private func set(_ standing: BookingStanding, _ number: BookingNumber) async throws(StoreError) {
        let now = clock.now()
        _ = try await ledger.write { store throws(StoreError) in try store.setStanding(standing, of: number, at: now) }
    }

    private func booking(_ request: HTTPRequest, _ text: String, verb: String?) async throws(StoreError) -> HTTPReply {
        guard let number = BookingNumber(text: text) else { return Self.notFound }
        switch (request.method, verb) {
        case (.post, "cancel"): try await set(.cancelled, number)
        case (.post, "void"): try await set(.void, number)
        case (.get, nil), (.get, "voucher"): break
        default: return Problem(405, "method", title: "this path does not take that method").reply()
        }
        let found = try await ledger.view { store throws(StoreError) in try store.booking(number) }
        guard let record = found else { return Self.notFound }
        guard verb == "voucher" else { return CenterJSON.reply(BookingReport(record)) }
        do throws(VaultError) {
            return .text(try mint.voucher(for: record.claims))
        } catch { throw .vault(error) }
    }
}
