// SPDX-License-Identifier: Apache-2.0
import HTTP
import Journal
import Queueing
import Terms
import Vault

// Signing in and out.
extension HallAPI {
    static let entrance: [Route] = [
        .enter(
            root + "/sessions",
            required: ["staff", "secret"],
            optional: ["window"],
            success: [201],
            HallAPI.signIn
        ),
        .enter(root + "/sessions/end", success: [200], HallAPI.signOut),
        .get(root + "/session", nil, HallAPI.showSession),
    ]

    /// 登录: checks a secret, takes the window for a clerk, and gives the browser its cookie.
    func signIn(_ entry: Entry) async throws(APIFault) -> HTTPReply {
        try gate.checkOrigin(entry.request)
        let staff = try entry.body.required("staff", Self.name, StaffID.init)
        let secret = try entry.body.required("secret", "at most \(PasswordHash.secretLimit) bytes") { secret in
            secret.utf8.count <= PasswordHash.secretLimit ? secret : nil
        }
        let window = try entry.body.optional("window", Self.name, WindowID.init)
        guard let sessions, let doorkeeper = parts.doorkeeper else { throw .nobodySignsIn }
        let moment = now
        let member = try await member(
            doorkeeper.check(staff, secret, from: entry.request.client, at: moment.timestamp),
            moment
        )
        if let window { try await take(window, member, entry) }
        let (session, header) = try sessions.begin(member, window: window, at: now)
        let view = SessionView(session, member, parts.plan, in: nil)
        return WebJSON.reply(view, status: 201, headers: ["Set-Cookie": header])
    }

    /// 退出: leaves the window and takes the cookie away; a cookie that is no longer good is taken away too.
    func signOut(_ entry: Entry) async throws(APIFault) -> HTTPReply {
        try gate.checkOrigin(entry.request)
        if let session = try? await session(of: entry.request), let window = session.window {
            try await settle(.signOut(window: window), entry.key, session.staff)
        }
        let view = SessionView(nil, nil, parts.plan, in: nil)
        return WebJSON.reply(view, headers: ["Set-Cookie": Session.cookie.ending])
    }

    /// Who is signed in at this browser; never a fault, since a page asks before anybody is.
    func showSession(_ query: Query) async throws(APIFault) -> HTTPReply {
        let session = try? await session(of: query.request)
        let member = session.flatMap { session in try? sessions?.member(session) }
        return WebJSON.reply(SessionView(session, member, parts.plan, in: now))
    }

    /// The session of a request's cookie, if it still counts; nil without a cookie.
    func session(of request: HTTPRequest) async throws(APIFault) -> Session? {
        guard let session = try sessions?.session(of: request, at: now) else { return nil }
        try await checkWindow(session.window, session.staff)
        return session
    }

    /// Throws unless a clerk is still signed in at the window of the session: others can sign clerks out, and so does
    /// the next day.
    func checkWindow(_ window: WindowID?, _ staff: StaffID?) async throws(APIFault) {
        guard let window else { return }
        guard await parts.journal.view({ $0.window(window).clerk }) == staff else { throw .sessionEnded }
    }

    private func take(_ window: WindowID, _ member: StaffMember, _ entry: Entry) async throws(APIFault) {
        guard !member.roles.isDisjoint(with: [.clerk, .admin]) else { throw .notClerk }
        try await settle(.signIn(window: window), entry.key, member.number)
    }

    private func settle(_ command: HallCommand, _ key: IntentKey, _ staff: StaffID) async throws(APIFault) {
        let receipt: Receipt
        do throws(JournalError) {
            receipt = try await parts.submit(command, key, staff)
        } catch { throw APIFault(error) }
        if case .refused(let refusal) = receipt.answer { throw APIFault(refusal, in: now) }
    }

    private func member(_ finding: Doorkeeper.Finding, _ now: Moment) throws(APIFault) -> StaffMember {
        switch finding {
        case .member(let member): return member
        case .refused: throw .wrongSecret
        case .locked(let until): throw .locked(minutes: until.minutes(since: now.timestamp) + 1)
        case .busy: throw .signInBusy
        }
    }
}
