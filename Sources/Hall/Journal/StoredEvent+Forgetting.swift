// SPDX-License-Identifier: Apache-2.0
import Queueing
package import Terms
import Vault

// What a row keeps of people, and what is left of it when that is over.
extension StoredEvent {
    /// Whether the row follows on one with the hash `previous`, as it was written or shortened since.
    package func follows(_ previous: [UInt8]) -> Bool {
        guard let seal else { return linkHash(after: previous) == hash }
        return seal == sealing(after: previous)
    }

    /// The row without whoever it was about, once nobody needs to know before the start of `day`; nil when nothing of it
    /// has to go.
    ///
    /// What goes: the person of a ticket, bookings of days before `day`, and the key, digest and answer of the request,
    /// for the digest is made of what was asked. What stays: what happened to which number, when, where and by which
    /// member of staff. The hash stays too, so that later rows follow on it, and the seal vouches for the rest.
    package func shortened(before day: BusinessDay, after previous: [UInt8]) throws(JournalError) -> StoredEvent? {
        let record = try record()
        let event = record.event.shortened(before: day, at: record.moment)
        guard event != record.event || intent != nil else { return nil }
        var short = self
        if event != record.event {
            (short.body, short.version) = (EventCodec.encode(event), Int64(EventCodec.version(of: event)))
        }
        (short.intent, short.digest, short.answer) = (nil, nil, nil)
        short.seal = short.sealing(after: previous)
        return short
    }

    private func sealing(after previous: [UInt8]) -> [UInt8] {
        Digest.sha256(Array("hallkiosk shortened 1".utf8) + hash + linkHash(after: previous))
    }
}

extension HallEvent {
    fileprivate func shortened(before day: BusinessDay, at moment: Moment) -> HallEvent {
        switch self {
        case .ticketIssued(let id, let token, let kind, _, let service, let station, let announced):
            return .ticketIssued(
                id,
                token: token,
                kind: kind,
                person: nil,
                service: service,
                station: station,
                announced: announced
            )
        case .centerChangesTaken(let changes, let cursor):
            let kept = changes.filter { change in
                guard case .booking(let booking) = change else { return true }
                return moment.at(booking.slot.start).day >= day
            }
            return .centerChangesTaken(kept, through: cursor)
        default:
            return self
        }
    }
}
