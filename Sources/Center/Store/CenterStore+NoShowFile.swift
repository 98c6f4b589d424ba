// SPDX-License-Identifier: Apache-2.0
package import Booking
import Rules
package import Terms
import Vault

extension CenterStore {
    /// All that the register says of the holder of `document`, by whatever key it was hashed.
    package func noShowFile(of document: DocumentNumber, at now: Moment) throws(StoreError) -> NoShowFile {
        let rules = try rules(at: now.timestamp)
        var events: [NoShowEvent] = []
        var province: ProvinceListing?
        for tag in vault.personTags(document) {
            events += try noShows(of: tag, at: now)
            if province == nil { province = try provinceListing(of: tag) }
        }
        let count = NoShowCount(events, on: now.day, rules: rules)
        let entries = try events.map { event throws(StoreError) in
            try entry(of: event, rules, at: now.timestamp)
        }
        return NoShowFile(
            entries: entries,
            count: count,
            suspendedUntil: count.suspendedUntil(at: now, rules: rules),
            province: province
        )
    }

    /// One event of the register with its appeal; nil when there is none.
    package func noShowEntry(of booking: BookingNumber, at now: Timestamp) throws(StoreError) -> NoShowFile.Entry? {
        let rules = try rules(at: now)
        return try noShow(of: booking).map { event throws(StoreError) in try entry(of: event, rules, at: now) }
    }

    private func entry(
        of event: NoShowEvent,
        _ rules: CityRules,
        at now: Timestamp
    ) throws(StoreError) -> NoShowFile.Entry {
        let appeal = try appeal(of: event.booking)
        let until = NoShowAppeal.deadline(of: event, rules: rules)
        return NoShowFile.Entry(
            event: event,
            appeal: appeal,
            appealUntil: until,
            mayAppeal: appeal == nil && event.counts && now <= until
        )
    }
}
