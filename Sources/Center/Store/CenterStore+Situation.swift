// SPDX-License-Identifier: Apache-2.0
import Booking
import Rows
import Rules
import Terms
import Vault

// What a request is decided by, read in the transaction that carries it out.
extension CenterStore {
    /// All that `request` is decided by; a booking that it replaces does not count.
    func situation(
        of request: BookingRequest,
        _ units: SlotUnits?,
        besides replaced: BookingNumber? = nil,
        at now: Moment
    ) throws(StoreError) -> BookingSituation {
        let rules = try rules(at: now.timestamp)
        var situation = BookingSituation(units: units, rules: rules, now: now)
        guard let units else { return situation }
        situation.suspendedUntil = try suspendedUntil(vault.personTag(request.principal.document), at: now)
        situation.capLeft = try capLeft(
            request.center,
            units.slot.start,
            on: units.day,
            in: now,
            besides: replaced
        )
        let day = Int64(units.day.daysSinceEpoch) * 86_400 - Int64(now.offsetSeconds)
        let (from, through) = (day * 1000, (day + 86_400) * 1000)
        let other = Value.text(replaced?.text ?? "")
        // A tag of before a rotation of keys is still the same person (A37).
        for tag in vault.personTags(request.principal.document) {
            situation.active += try counting { () throws(RowsError) in
                try slotRows.active.count(.text(tag.text), .integer(now.timestamp.milliseconds), other)
            }
            situation.sameItem += try counting { () throws(RowsError) in
                try slotRows.sameItem.count(
                    .text(tag.text),
                    .integer(from),
                    .integer(through),
                    .text(request.center.text),
                    .orNull(request.item?.text),
                    .text(request.service.text),
                    other
                )
            }
        }
        guard let agent = request.agent else { return try withOffers(situation, request) }
        let principal = vault.personTag(request.principal.document)
        for tag in vault.personTags(agent.document) {
            situation.agentPrincipals += try counting { () throws(RowsError) in
                try slotRows.agentPrincipals.count(
                    .text(tag.text),
                    .integer(from),
                    .integer(through),
                    .text(principal.text)
                )
            }
        }
        return try withOffers(situation, request)
    }

    /// Adds the next free slots for whoever finds this one full (R4).
    private func withOffers(
        _ situation: BookingSituation,
        _ request: BookingRequest
    ) throws(StoreError) -> BookingSituation {
        guard situation.units?.free == 0 else { return situation }
        var situation = situation
        situation.next = try nextFree(
            request.center,
            request.service,
            after: situation.now.timestamp,
            from: request.start,
            through: situation.now.day.advanced(byDays: situation.rules.horizonDays)
        )
        return situation
    }

    /// Says whether `request` means what the booking of its intent is.
    func isSame(_ request: BookingRequest, _ known: BookingRecord) -> Bool {
        known.center == request.center && known.service == request.service && known.slot.start == request.start
            && vault.personTags(request.principal.document).contains(known.principal.tag)
    }

    private func counting(_ read: () throws(RowsError) -> Int64) throws(StoreError) -> Int { Int(try reading(read)) }
}
