// SPDX-License-Identifier: Apache-2.0
import HTTP
import Ports
import Terms
import Vault

/// Judges the cookies of those who signed in.
struct Sessions: Sendable {
    private let vault: Vault
    private let staff: StaffBook
    /// When each clerk's newest sign-in was, as far as this process has heard.
    private let newest = Lock<[StaffID: Timestamp]>([:])

    init(vault: Vault, staff: StaffBook) { (self.vault, self.staff) = (vault, staff) }

    /// The session of a request's cookie; nil without one.
    ///
    /// Throws for one that is over or was never ours.
    func session(of request: HTTPRequest, at now: Moment) throws(APIFault) -> Session? {
        guard let text = Session.text(in: request), !text.isEmpty else { return nil }
        guard let session = Session(text: text, vault), session.isCurrent(at: now.timestamp)
        else { throw .sessionEnded }
        _ = try member(session)
        guard isNewest(session) else { throw .superseded }
        return session
    }

    /// Who asks by a session.
    func caller(_ session: Session, _ request: HTTPRequest) throws(APIFault) -> Caller {
        try Caller(session, member(session), request)
    }

    /// The member of staff, as the file has them now; throws when they may not stay signed in.
    func member(_ session: Session) throws(APIFault) -> StaffMember {
        let roll = try staff.roll()
        guard let member = roll.member(session.staff), !member.isDisabled, member.generation == session.generation
        else { throw .sessionEnded }
        return member
    }

    /// Begins a session; one that the same clerk has at a window in another browser is over.
    func begin(_ member: StaffMember, window: WindowID?, at now: Moment) throws(APIFault) -> (Session, header: String) {
        let session = Session(member, window: window, at: now)
        do throws(VaultError) {
            let header = try session.header(vault)
            _ = isNewest(session)
            return (session, header)
        } catch { throw .notSealed }
    }

    /// Takes note of a session at a window; false when that clerk signed in after it.
    ///
    /// After a restart the newest is the newest that was heard of; sessions away from windows may be as many as there are
    /// browsers.
    private func isNewest(_ session: Session) -> Bool {
        guard session.window != nil else { return true }
        return newest.withLock { newest in
            if let known = newest[session.staff], known > session.begun { return false }
            newest[session.staff] = session.begun
            return true
        }
    }
}
