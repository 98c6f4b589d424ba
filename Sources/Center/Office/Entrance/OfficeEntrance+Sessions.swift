// SPDX-License-Identifier: Apache-2.0
import Booking
package import HTTP
import Ledger
import Ports
import Reception
import Store
import Terms
import Vault

// Signing in and out, which nobody needs to be known for.
extension OfficeEntrance {
    /// The paths that are answered here, below `OfficeRoutes.base`.
    package static let paths: [(method: HTTPMethod, path: String)] = [
        (.get, "session"), (.post, "sessions"), (.post, "sessions/end"), (.post, "sessions/secret"),
    ]

    /// Answers a path of signing in; nil for every other.
    func answerSession(_ request: HTTPRequest) async throws(CenterProblem) -> HTTPReply? {
        let path = request.path.dropFirst(OfficeRoutes.base.utf8.count)
        guard Self.paths.contains(where: { $0.path == path }) else { return nil }
        switch (request.method, path) {
        case (.get, "session"): return await showSession(request)
        case (.post, "sessions"): return try await signIn(request)
        case (.post, "sessions/end"): return signOut()
        case (.post, "sessions/secret"): return try await changeSecret(request)
        default: throw .wrongMethod
        }
    }

    /// Who is signed in at this browser; never a problem, since a page asks before anybody is.
    private func showSession(_ request: HTTPRequest) async -> HTTPReply {
        let now = clock.now()
        let found = try? await sessions.member(of: request, at: now)
        return CenterJSON.snake(SessionView(found?.member, until: found?.session.until, now))
    }

    private func signIn(_ request: HTTPRequest) async throws(CenterProblem) -> HTTPReply {
        let order = try order(SignInOrder.self, request)
        let now = clock.now()
        let member = try await member(order.staff, order.secret, request, now)
        let (session, header) = try sessions.begin(member, at: now)
        try await audit(AuditEntry(actor: member.number.text, action: "session.begin", subject: member.number.text))
        var reply = CenterJSON.snake(SessionView(member, until: session.until, now), status: 201)
        reply.headers["Set-Cookie"] = header
        return reply
    }

    /// Takes the cookie away, one that is no longer good too.
    private func signOut() -> HTTPReply {
        var reply = CenterJSON.snake(SessionView(nil, until: nil, clock.now()))
        reply.headers["Set-Cookie"] = sessions.cookie.ending
        return reply
    }

    /// Gives somebody who is signed in a new secret of their own; every other browser of theirs is signed out.
    private func changeSecret(_ request: HTTPRequest) async throws(CenterProblem) -> HTTPReply {
        let now = clock.now()
        guard let known = try await sessions.member(of: request, at: now)?.member else { throw .unknownCaller }
        let order = try order(SecretOrder.self, request)
        _ = try await member(known.number, order.old, request, now)
        let hash = try await door.hash(order.new)
        let number = known.number
        let changed: CenterMember?
        do throws(StoreError) {
            changed = try await ledger.write { store throws(StoreError) in
                guard let member = try store.member(number)?.with(secret: hash), try store.change(member) == .done
                else { return nil }
                let entry = AuditEntry(actor: number.text, action: "staff.secret", subject: number.text)
                try store.audit(entry, at: now.timestamp)
                return member
            }
        } catch { throw .logged(error) }
        guard let changed else { throw .sessionEnded }
        let (session, header) = try sessions.begin(changed, at: now)
        var reply = CenterJSON.snake(SessionView(changed, until: session.until, now))
        reply.headers["Set-Cookie"] = header
        return reply
    }

    private func member(
        _ staff: StaffID,
        _ secret: String,
        _ request: HTTPRequest,
        _ now: Moment
    ) async throws(CenterProblem) -> CenterMember {
        guard secret.utf8.count <= PasswordHash.secretLimit else { throw .wrongSecret }
        let finding = try await door.check(staff, secret, from: request.client, in: ledger, at: now.timestamp)
        switch finding {
        case .member(let member): return member
        case .refused: throw .wrongSecret
        case .busy: throw .signInBusy
        case .locked(let until): throw .locked(minutes: until.minutes(since: now.timestamp) + 1)
        }
    }

    private func audit(_ entry: AuditEntry) async throws(CenterProblem) {
        let now = clock.now().timestamp
        do throws(StoreError) {
            try await ledger.write { store throws(StoreError) in try store.audit(entry, at: now) }
        } catch { throw .logged(error) }
    }

    private func order<Order: Decodable>(_ type: Order.Type, _ request: HTTPRequest) throws(CenterProblem) -> Order {
        guard request.body.count <= Self.bodyLimit, let order = CenterJSON.decode(type, request.body)
        else { throw .badBody }
        return order
    }

    /// The most bytes that a body about signing in has.
    private static let bodyLimit = 4096
}

/// A number and its secret.
private struct SignInOrder: Decodable {
    let staff: StaffID
    let secret: String
}

/// The secret that somebody has, and the one to come.
private struct SecretOrder: Decodable {
    let old: String
    let new: String
}

extension CenterProblem {
    static let wrongSecret = CenterProblem(
        401,
        "wrong-secret",
        "工号或密码不正确",
        "The staff number or the secret is wrong"
    )
    static let signInBusy = CenterProblem(
        503,
        "sign-in-busy",
        "登录人数较多，请稍后再试",
        "Too many are signing in: try again in a moment"
    )

    /// Too many wrong secrets, for this number or from this address.
    static func locked(minutes: Int) -> CenterProblem {
        CenterProblem(
            403,
            "sign-in-locked",
            "密码错误次数过多，请\(minutes)分钟后再试",
            "Too many wrong secrets: try again in \(minutes) min",
            members: ["minutes": .number(Int64(minutes))]
        )
    }
}
