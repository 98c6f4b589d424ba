// SPDX-License-Identifier: Apache-2.0
package import Ports
package import Queueing
package import Vault

/// The people of the codes that were checked lately: a dynamic code shown twice is one credential, and may be good once.
///
/// Holds keyed hashes alone, for a limited time, and a limited number of them. Refusals are not kept: a code may become good.
package struct VerdictShelf: Sendable {
    /// The most codes that are kept: some hours of a busy hall, were they kept so long.
    package static let capacity = 256

    private struct Entry {
        let card: PresentedCard
        let until: MonotonicTime
    }

    private let keepsFor: Duration
    private var entries: [CredentialTag: Entry] = [:]

    /// Keeps each person for `keepsFor`.
    package init(keepsFor: Duration) { self.keepsFor = keepsFor }

    /// How many are kept.
    package var count: Int { entries.count }

    /// The person of a code.
    package mutating func card(of tag: CredentialTag, at now: MonotonicTime) -> PresentedCard? {
        forget(at: now)
        return entries[tag]?.card
    }

    /// Keeps the person of a code, in place of the oldest when there is no room.
    package mutating func keep(_ card: PresentedCard, of tag: CredentialTag, at now: MonotonicTime) {
        forget(at: now)
        guard keepsFor > .zero else { return }
        if entries.count >= Self.capacity, entries[tag] == nil,
            let oldest = entries.min(by: { $0.value.until < $1.value.until })
        {
            entries[oldest.key] = nil
        }
        entries[tag] = Entry(card: card, until: now.advanced(by: keepsFor))
    }

    /// Drops what has been kept long enough.
    package mutating func forget(at now: MonotonicTime) { entries = entries.filter { now < $0.value.until } }
}
