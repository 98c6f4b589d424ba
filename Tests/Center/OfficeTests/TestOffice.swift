// SPDX-License-Identifier: Apache-2.0
import Booking
import HTTP
import Ledger
import Office
import Ports
import Reception
import Rules
import Store
import Supervision
import Terms
import Testing
import Vault

/// An office with staff of every role at two centers, and a browser for each.
final class TestOffice: Sendable {
    /// Somebody who signs in.
    struct Person: Sendable, CustomStringConvertible {
        let number: String
        let role: CenterRole
        let center: String?
        var department: String? { role == .department ? "housing" : nil }

        var description: String { "\(role.rawValue) of \(center ?? "the city")" }
    }

    static let secret = "correct-secret"
    static let people = [
        Person(number: "1001", role: .city, center: nil), Person(number: "2001", role: .centerAdmin, center: "linzhou"),
        Person(number: "2002", role: .centerAdmin, center: "anyang"),
        Person(number: "3001", role: .department, center: "linzhou"),
        Person(number: "4001", role: .auditor, center: nil), Person(number: "4002", role: .auditor, center: "anyang"),
        Person(number: "5001", role: .publicReader, center: nil),
    ]

    let fixture: OfficeFixture
    let ledger: CenterLedger
    let keys = KeyRing.fresh(.center)
    let vault: Vault
    let door: StaffDoor
    let entrance: OfficeEntrance
    private let secrets: EventLoop

    init() async throws {
        fixture = try OfficeFixture()
        vault = try Vault(keys: keys, as: .center)
        secrets = try EventLoop(name: "secrets-test")
        let cost = try #require(PasswordHash.Cost(logN: 4, blocks: 1, rounds: 1))
        ledger = try CenterLedger(
            path: fixture.folder + "/center.db",
            vault: vault,
            clock: fixture.clock,
            on: fixture.loop,
            readers: fixture.readers,
            time: fixture.time
        )
        door = StaffDoor(on: secrets, cost: cost)
        entrance = OfficeEntrance(
            routes: OfficeRoutes(ledger: ledger, clock: fixture.clock, door: door),
            sessions: OfficeSessions(ledger: ledger, vault: vault, isSecure: false),
            door: door,
            ledger: ledger,
            clock: fixture.clock
        )
        let hash = try PasswordHash(Self.secret, cost: cost)
        for person in Self.people {
            let member = CenterMember(
                number: try #require(StaffID(person.number)),
                role: person.role,
                center: person.center.flatMap { CenterID($0) },
                department: person.department.flatMap { DepartmentID($0) },
                secret: hash
            )
            let added = try #require(member)
            let answer = try await ledger.write { store throws(StoreError) in try store.add(added) }
            #expect(answer == .done)
        }
    }

    /// Sends a request as a page of the center does; `cookie` is who is signed in.
    func ask(
        _ method: HTTPMethod,
        _ path: String,
        _ body: String = "",
        cookie: String? = nil,
        headers: [String: String] = ["Sec-Fetch-Site": "same-origin"],
        query: [String: String] = [:],
        from client: String = "192.0.2.1"
    ) async -> (status: Int, text: String, headers: HTTPHeaders) {
        var fields = HTTPHeaders()
        for (name, value) in headers { fields[name] = value }
        if let cookie { fields["Cookie"] = "other=1; office_session=" + cookie }
        if method == .post { fields["Idempotency-Key"] = headers["Idempotency-Key"] ?? Hex.text(Random.bytes(8)) }
        let request = HTTPRequest(
            method,
            OfficeRoutes.base + path,
            query: query,
            headers: fields,
            body: Array(body.utf8),
            client: client
        )
        let reply = await entrance.answer(request)
        guard case .bytes(let bytes) = reply.body else { return (reply.status, "", reply.headers) }
        return (reply.status, String(decoding: bytes, as: UTF8.self), reply.headers)
    }

    /// Signs somebody in and gives the cookie's value.
    func signIn(_ number: String, _ secret: String = TestOffice.secret) async throws -> String {
        let answer = await ask(.post, "sessions", #"{"staff":"\#(number)","secret":"\#(secret)"}"#)
        try #require(answer.status == 201, "\(answer.text)")
        return try Self.cookie(answer.headers)
    }

    static func cookie(_ headers: HTTPHeaders) throws -> String {
        let field = try #require(headers["Set-Cookie"])
        return String(field.dropFirst("office_session=".utf8.count).prefix { $0 != ";" })
    }

    /// The hash of everything that the database says, but the audit log and the staff's sessions.
    func fingerprint() async throws -> [String] {
        try await ledger.view { store throws(StoreError) in
            [
                try store.members().map { "\($0)" }.joined(),
                try store.complaints(of: nil, openOnly: false, limit: 1000).map { "\($0)" }.joined(),
                try store.ruleBook().changes.map { "\($0)" }.joined(),
                try store.auditLog(after: 0, limit: 10_000).map(\.entry).filter { $0.action != "session.begin" }
                    .map { "\($0)" }.joined(),
            ]
        }
    }
}
