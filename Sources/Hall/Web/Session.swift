// SPDX-License-Identifier: Apache-2.0
import HTTP
import Terms
import Vault

/// A member of staff who is signed in, as the cookie of one browser says.
///
/// The cookie is sealed by the vault and kept nowhere here, so that a restart signs nobody out.
struct Session: Sendable, Equatable {
    let staff: StaffID
    /// The window of the sign-in; nil away from windows.
    let window: WindowID?
    /// Of the secret that it began with: another secret ends it.
    let generation: UInt64
    let begun: Timestamp
    let until: Timestamp

    /// The name of the cookie.
    static let cookie = "hall_session"
    /// The longest that anybody stays signed in, in minutes; the business day's end comes first in the evening.
    static let longestMinutes = 12 * 60
    /// The most digits that a cookie of ours has.
    private static let textLimit = 400
    private static let context = "session"
    private static let version: UInt8 = 1

    /// Begins a session that ends with the business day.
    init(_ member: StaffMember, window: WindowID?, at now: Moment) {
        let midnight = now.timestamp.adding(seconds: Int64(86_400 - now.secondOfDay))
        (staff, generation) = (member.number, member.generation)
        (self.window, begun) = (window, now.timestamp)
        until = min(midnight, now.timestamp.adding(minutes: Self.longestMinutes))
    }

    /// Reads the cookie's value; nil for what this vault did not seal.
    init?(text: String, _ vault: Vault) {
        guard text.utf8.count <= Self.textLimit, let sealed = Hex.bytes(text),
            let plain = try? vault.open(sealed, for: Self.context)
        else { return nil }
        var reader = ByteReader(plain, in: plain.indices)
        guard (try? reader.byte()) == Self.version, let staff = (try? reader.text()).flatMap({ StaffID($0) }),
            let window = try? reader.text(), let generation = try? reader.word(), let begun = try? reader.number(),
            let until = try? reader.number(), (try? reader.finish()) != nil
        else { return nil }
        (self.staff, self.window, self.generation) = (staff, WindowID(window), generation)
        (self.begun, self.until) = (Timestamp(milliseconds: begun), Timestamp(milliseconds: until))
    }

    /// The cookie's value.
    func text(_ vault: Vault) throws(VaultError) -> String {
        var writer = ByteWriter()
        writer.byte(Self.version)
        writer.text(staff.text)
        writer.text(window?.text ?? "")
        writer.word(generation)
        writer.number(begun.milliseconds)
        writer.number(until.milliseconds)
        return Hex.text(try vault.seal(writer.bytes, for: Self.context))
    }

    /// The field that gives a browser the cookie (RFC 6265): no script reads it, no other site's page sends it.
    func header(_ vault: Vault) throws(VaultError) -> String {
        let seconds = max(0, until.seconds - begun.seconds)
        return "\(Self.cookie)=\(try text(vault)); Path=/; Max-Age=\(seconds); HttpOnly; SameSite=Strict"
    }

    /// The field that takes it away.
    static let endingHeader = "\(cookie)=; Path=/; Max-Age=0; HttpOnly; SameSite=Strict"

    /// The cookie's value in a request; nil when there is none.
    static func text(in request: HTTPRequest) -> String? {
        for pair in request.headers.values(of: "Cookie").flatMap({ $0.split(separator: ";") }) {
            let trimmed = pair.drop { $0 == " " }
            guard trimmed.hasPrefix(cookie + "=") else { continue }
            return String(trimmed.dropFirst(cookie.utf8.count + 1).prefix { $0 != " " })
        }
        return nil
    }
}
