// SPDX-License-Identifier: Apache-2.0

package import Terms

/// A member of staff who is signed in, as the sealed value of one browser's cookie says.
///
/// It is kept nowhere else, so that a restart signs nobody out.
package struct SealedSession: Sendable, Equatable {
    /// Who signed in.
    package let staff: StaffID
    /// Where: a window of a hall; empty away from windows.
    package let place: String
    /// Of the secret that it began with: another secret ends it.
    package let generation: UInt64
    /// When.
    package let begun: Timestamp
    /// When it ends by itself.
    package let until: Timestamp

    /// The longest that anybody stays signed in, in minutes; the business day's end comes first in the evening.
    package static let longestMinutes = 12 * 60
    /// The most digits that a value of ours has.
    private static let textLimit = 400
    private static let version: UInt8 = 1
    private static let context = "session"

    /// Begins a session that ends with the business day.
    package init(_ staff: StaffID, at place: String = "", generation: UInt64, now: Moment) {
        let midnight = now.timestamp.adding(seconds: Int64(86_400 - now.secondOfDay))
        (self.staff, self.place, self.generation, begun) = (staff, place, generation, now.timestamp)
        until = min(midnight, now.timestamp.adding(minutes: Self.longestMinutes))
    }

    /// Reads a cookie's value; nil for what this vault did not seal.
    package init?(text: String, _ vault: Vault) {
        guard text.utf8.count <= Self.textLimit, let sealed = Hex.bytes(text),
            let plain = try? vault.open(sealed, for: Self.context)
        else { return nil }
        var reader = ByteReader(plain, in: plain.indices)
        guard (try? reader.byte()) == Self.version, let staff = (try? reader.text()).flatMap({ StaffID($0) }),
            let place = try? reader.text(), let generation = try? reader.word(), let begun = try? reader.number(),
            let until = try? reader.number(), (try? reader.finish()) != nil
        else { return nil }
        (self.staff, self.place, self.generation) = (staff, place, generation)
        (self.begun, self.until) = (Timestamp(milliseconds: begun), Timestamp(milliseconds: until))
    }

    /// The cookie's value.
    package func text(_ vault: Vault) throws(VaultError) -> String {
        var writer = ByteWriter()
        writer.byte(Self.version)
        writer.text(staff.text)
        writer.text(place)
        writer.word(generation)
        writer.number(begun.milliseconds)
        writer.number(until.milliseconds)
        return Hex.text(try vault.seal(writer.bytes, for: Self.context))
    }

    /// Seconds from begin to end, for the cookie's `Max-Age`.
    package var seconds: Int64 { max(0, until.seconds - begun.seconds) }

    /// Whether it counts at `now`.
    ///
    /// A clock that was set back leaves sessions of the time ahead, which are believed for a day.
    package func isCurrent(at now: Timestamp) -> Bool {
        now < until && begun.milliseconds <= now.milliseconds + Self.clockSlackMilliseconds
    }

    private static let clockSlackMilliseconds: Int64 = 86_400_000
}
