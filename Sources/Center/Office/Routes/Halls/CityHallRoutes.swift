// SPDX-License-Identifier: Apache-2.0
import Booking
import HTTP
import Reception
import Store
import Terms
import Vault

/// The halls of the city: who they are, how they are doing, how they join, and taking their certificates back.
enum CityHallRoutes {
    static let all: [OfficeRoute] = [
        .get("halls", .readBookings) { request throws(CenterProblem) in
            let (scope, now) = (try request.centerScope(), request.now)
            let views = try await request.view { store throws(StoreError) in
                let survey = try HallSurvey(store, at: now)
                return try store.halls().filter { scope == nil || $0.center == scope }.map {
                    hall throws(StoreError) in try survey.view(of: hall)
                }
            }
            return CenterJSON.snake(views)
        },
        .get("halls/{hall}", .readBookings) { request throws(CenterProblem) in
            let (hall, now) = (try await known(request), request.now)
            let view = try await request.view { store throws(StoreError) in
                try HallDetailView(hall, HallSurvey(store, at: now), store, now)
            }
            return CenterJSON.snake(view)
        },
        .post("halls", .manageHalls) { request throws(CenterProblem) in
            let order = try request.body(HallOrder.self)
            guard let hall = HallID(order.hall), let center = CenterID(order.center) else {
                throw .badField("hall", expected: "names of letters, digits, '.', '_' and '-'")
            }
            try await register(hall, center, order.name, request)
            return HTTPReply(status: 204)
        },
        .post("halls/{hall}/code", .manageHalls) { request throws(CenterProblem) in try await giveCode(request) },
        .post("halls/{hall}/revoke", .manageHalls) { request throws(CenterProblem) in
            let (hall, order) = (try await known(request).id, try request.body(HallNote.self))
            let note = try order.read()
            let (staff, now) = (request.caller.staff.text, request.now.timestamp)
            let count = try await request.write { store throws(StoreError) in
                let count = try store.revokeCertificates(of: hall, at: now)
                let entry = AuditEntry(actor: staff, action: "hall.revoke", subject: hall.text, detail: ["note": note])
                try store.audit(entry, at: now)
                return count
            }
            return CenterJSON.snake(["revoked": count])
        },
    ]

    /// The hall of the path, if the caller may know of it.
    private static func known(_ request: OfficeRequest) async throws(CenterProblem) -> RegisteredHall {
        let id = try request.capture("hall") { HallID($0) }
        let found = try await request.view { store throws(StoreError) in try store.hall(id) }
        guard let found else { throw .notFound }
        try request.caller.require(found.center)
        return found
    }

    /// Registers a hall, or moves or renames one (R61); a center's own people neither take from another nor give to it.
    private static func register(
        _ hall: HallID,
        _ center: CenterID,
        _ name: String,
        _ request: OfficeRequest
    ) async throws(CenterProblem) {
        try request.caller.requireManaging(center)
        guard (1...60).contains(name.count) else { throw .badField("name", expected: "1 to 60 characters") }
        let before = try await request.view { store throws(StoreError) in try store.hall(hall) }
        if let before { try request.caller.require(before.center) }
        let (staff, now) = (request.caller.staff.text, request.now.timestamp)
        try await request.write { store throws(StoreError) in
            try store.enrol(hall, center: center, name: name, since: now.adding(minutes: -24 * 60))
            var detail = ["center": center.text, "name": name]
            if let before, before.center != center { detail["from"] = before.center.text }
            try store.audit(
                AuditEntry(actor: staff, action: "hall.register", subject: hall.text, detail: detail),
                at: now
            )
        }
    }

    /// Makes a code, which is told once and kept as a digest only; a hall that is not registered yet needs center and name.
    private static func giveCode(_ request: OfficeRequest) async throws(CenterProblem) -> HTTPReply {
        let order = try request.body(CodeOrder.self)
        if let text = order.center {
            let id = try request.capture("hall") { HallID($0) }
            guard let center = CenterID(text) else { throw .badField("center", expected: "a center's id") }
            try await register(id, center, order.name ?? id.text, request)
        }
        let hall = try await known(request).id
        guard let authority = request.authority, let code = EnrolmentCode(hall: hall, authority: authority) else {
            throw CenterProblem(503, "authority", "签发机构不可用", "The center has no authority to sign with")
        }
        let (staff, now) = (request.caller.staff.text, request.now)
        let until = now.timestamp.adding(minutes: EnrolmentCode.lifeMinutes)
        let digest = code.digest
        try await request.write { store throws(StoreError) in
            try store.setCode(digest, for: hall, until: until)
            try store.audit(AuditEntry(actor: staff, action: "hall.code", subject: hall.text), at: now.timestamp)
        }
        return CenterJSON.snake(CodeView(code: code.text, until: now.at(until).rfc3339))
    }
}

/// A hall to register.
private struct HallOrder: Decodable {
    let hall, center, name: String
}

/// A hall that is to get a code; with a center it is registered first.
private struct CodeOrder: Decodable {
    let center, name: String?
}

/// The code, told once.
private struct CodeView: Encodable {
    let code, until: String
}

/// Why something is done.
struct HallNote: Decodable {
    let note: String?

    /// The note; one line, since it stands in the audit log.
    func read() throws(CenterProblem) -> String {
        let text = note ?? ""
        guard text.utf8.count <= 400, text.utf8.allSatisfy({ $0 >= 0x20 }), !text.allSatisfy(\.isWhitespace) else {
            throw .badField("note", expected: "one line that says why")
        }
        return text
    }
}
