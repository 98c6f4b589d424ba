// SPDX-License-Identifier: Apache-2.0
package import HTTP
package import Ledger
import Reception
import Store
import Terms
package import Vault

/// Judges the cookies of those who signed in at the office.
package struct OfficeSessions: Sendable {
    private let ledger: CenterLedger
    private let vault: Vault
    /// The cookie `office_session`.
    package let cookie: Cookie

    /// Judges by the staff of `ledger`; cookies are sealed by `vault` and go over TLS only when `isSecure`.
    package init(ledger: CenterLedger, vault: Vault, isSecure: Bool) {
        (self.ledger, self.vault) = (ledger, vault)
        cookie = Cookie("office_session", isSecure: isSecure)
    }

    /// Who is signed in by a request's cookie; nil without one.
    ///
    /// Throws for one that is over or was never ours: a new secret, another member and a disabled one end it.
    func member(
        of request: HTTPRequest,
        at now: Moment
    ) async throws(CenterProblem) -> (session: SealedSession, member: CenterMember)? {
        guard let text = cookie.value(in: request), !text.isEmpty else { return nil }
        guard let session = SealedSession(text: text, vault), session.isCurrent(at: now.timestamp)
        else { throw .sessionEnded }
        let found: CenterMember?
        do throws(StoreError) {
            found = try await ledger.view { store throws(StoreError) in try store.member(session.staff) }
        } catch { throw .logged(error) }
        guard let member = found, !member.isDisabled, member.generation == session.generation
        else { throw .sessionEnded }
        return (session, member)
    }

    /// Begins a session; returns it with the field that gives the cookie.
    func begin(_ member: CenterMember, at now: Moment) throws(CenterProblem) -> (SealedSession, header: String) {
        let session = SealedSession(member.number, generation: member.generation, now: now)
        do throws(VaultError) {
            return (session, cookie.giving(try session.text(vault), seconds: session.seconds))
        } catch { throw .notSealed }
    }
}

extension CenterProblem {
    static let sessionEnded = CenterProblem(
        401,
        "session-ended",
        "登录已失效，请重新登录",
        "You are no longer signed in"
    )
    static let notSealed = CenterProblem(500, "not-sealed", "登录失败，请联系管理员", "The session could not be sealed")
}
