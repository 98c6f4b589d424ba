// SPDX-License-Identifier: Apache-2.0
import HTTP
import Terms
import Vault

/// A member of staff who is signed in, as the cookie of one browser says.
struct Session: Sendable, Equatable {
    private let sealed: SealedSession

    /// The name of the cookie.
    static let cookie = Cookie("hall_session")

    /// Begins a session that ends with the business day.
    init(_ member: StaffMember, window: WindowID?, at now: Moment) {
        sealed = SealedSession(member.number, at: window?.text ?? "", generation: member.generation, now: now)
    }

    /// Reads the cookie's value; nil for what this vault did not seal.
    init?(text: String, _ vault: Vault) {
        guard let sealed = SealedSession(text: text, vault) else { return nil }
        self.sealed = sealed
    }

    var staff: StaffID { sealed.staff }
    /// The window of the sign-in; nil away from windows.
    var window: WindowID? { WindowID(sealed.place) }
    /// Of the secret that it began with: another secret ends it.
    var generation: UInt64 { sealed.generation }
    var begun: Timestamp { sealed.begun }
    var until: Timestamp { sealed.until }

    /// Whether it counts at `now`.
    func isCurrent(at now: Timestamp) -> Bool { sealed.isCurrent(at: now) }

    /// The cookie's value.
    func text(_ vault: Vault) throws(VaultError) -> String { try sealed.text(vault) }

    /// The field that gives a browser the cookie.
    func header(_ vault: Vault) throws(VaultError) -> String {
        Self.cookie.giving(try text(vault), seconds: sealed.seconds)
    }

    /// The cookie's value in a request; nil when there is none.
    static func text(in request: HTTPRequest) -> String? { cookie.value(in: request) }
}
