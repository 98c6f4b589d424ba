// SPDX-License-Identifier: Apache-2.0

package import Terms

/// Everything that is done with keys: keyed hashes of numbers, tokens, sealing at rest, signatures.
///
/// A value; any thread may use it. Make another one after the ring has changed.
package struct Vault: Sendable {
    let keys: KeyRing
    private let tagKeys: [Key]
    let sealKey: Key
    private let tokenKey: Key?

    /// Takes the keys; throws when `role` needs a use that the ring has no key for.
    package init(keys: KeyRing, as role: KeyRing.Role = .hall) throws(VaultError) {
        for use in role.uses where keys.newest(use) == nil { throw .noKey(use) }
        guard let sealKey = keys.newest(.seal) else { throw .noKey(.seal) }
        (self.keys, self.sealKey) = (keys, sealKey)
        (tagKeys, tokenKey) = (keys.all(.tag), keys.newest(.token))
    }

    /// Hashes a document: all that a hall keeps of a person's identity.
    package func personTag(_ document: DocumentNumber) -> PersonTag {
        personTag(document.type, number: document.plain)
    }

    /// Hashes (type, number): HMAC over the type's name, NUL, and the number folded as `Typed.folded` does.
    package func personTag(_ type: DocumentType, number: String) -> PersonTag {
        Self.personTag(type, number, tagKeys[0])
    }

    /// Hashes a document with every tag key, newest first: a tag of before a rotation is one of these.
    package func personTags(_ document: DocumentNumber) -> [PersonTag] {
        tagKeys.map { Self.personTag(document.type, document.plain, $0) }
    }

    /// Hashes the second fact of a typed booking number (A32), bound to that booking.
    package func lastFourTag(_ booking: BookingNumber, lastFour: String) -> LastFourTag {
        Self.lastFourTag(booking, lastFour, tagKeys[0])
    }

    /// Says whether `tag` was made from `booking` and `lastFour` with any tag key of the ring.
    package func isLastFour(_ lastFour: String, of booking: BookingNumber, _ tag: LastFourTag) -> Bool {
        tagKeys.contains { Self.lastFourTag(booking, lastFour, $0) == tag }
    }

    /// Makes the opaque token of a slip: the same intent of the same day gives the same token, so a retry does too.
    ///
    /// For a hall's vault; calling it on the center's is a programming error.
    package func token(for intent: IntentKey, at day: BusinessDay) -> TicketToken {
        guard let tokenKey else { preconditionFailure("this vault was not made for a hall") }
        return TicketToken(bytes: KeyedHash.compute(Self.joined("slip", day.text, intent.text), tokenKey))
    }

    /// Hashes `message` with the newest tag key; `label` keeps it apart from every other use of the key.
    func hash(label: StaticString, _ message: [UInt8]) -> [UInt8] {
        KeyedHash.compute(Array("\(label)".utf8) + [0] + message, tagKeys[0])
    }

    private static func personTag(_ type: DocumentType, _ number: String, _ key: Key) -> PersonTag {
        PersonTag(hash: KeyedHash.compute(joined(type.rawValue, Typed.folded(number)), key))
    }

    /// The label is no document type, so the two kinds of tag never hash the same bytes.
    private static func lastFourTag(_ booking: BookingNumber, _ lastFour: String, _ key: Key) -> LastFourTag {
        let message = joined("last four", booking.text, Typed.folded(lastFour))
        return LastFourTag(hash: Array(KeyedHash.compute(message, key).prefix(16)))
    }

    /// Joins the parts with NUL, which none of them holds.
    private static func joined(_ parts: String...) -> [UInt8] {
        Array(parts.map { Array($0.utf8) }.joined(separator: [0]))
    }
}
