// SPDX-License-Identifier: Apache-2.0
import Booking
import Catalog
import Rules
import Terms

/// A slot as it is told.
struct SlotText: Encodable {
    let start, end: String

    init(_ slot: TimeSlot, _ zone: Moment) { (start, end) = (zone.at(slot.start).rfc3339, zone.at(slot.end).rfc3339) }
}

/// A person of a booking as it is told: never more than the first character of the name.
struct PersonView: Encodable {
    let name: String
    /// `person` or `unit`.
    let type: String

    init(_ mark: PersonMark) { (name, type) = (mark.maskedName, mark.isUnit ? "unit" : "person") }
}

/// A pre-review as its visitor reads it.
struct ReviewView: Encodable {
    let state: String
    let comment, at: String?

    init(_ note: ReviewNote, _ zone: Moment) {
        (state, comment) = (note.state.rawValue, note.comment)
        at = note.at.map { zone.at($0).rfc3339 }
    }
}

/// A booking as its people read it.
struct BookingView: Encodable {
    let number: BookingNumber
    let standing: String
    let center: CenterID
    let service: ServiceID
    let item: ItemCode?
    let centerName, centerNameEn, address, addressEn, phone: String?
    let serviceName, serviceNameEn, itemName, itemNameEn: String?
    let slot: SlotText
    let deadline, earliest, latest: String
    let terms: Int
    let principal: PersonView
    let agent: PersonView?
    let canCancel, canMove, late: Bool
    let movesLeft: Int
    let review: ReviewView
    let formFilled: Bool
    let materials: Int
    let voucher: String?
    let provinceCode: ProvinceCode?
    let codePending: Bool?
    let ticket: TicketID?
    let movedTo: BookingNumber?

    init(_ picture: BookingPicture, voucher: String?, at now: Moment) {
        let (record, rules) = (picture.record, picture.rules)
        (number, standing, center) = (record.number, record.standing.rawValue, record.center)
        (service, item, terms) = (record.service, record.item, record.terms)
        let place = picture.place
        (centerName, centerNameEn) = (place.center?.name, place.center?.englishName.orNil)
        (address, addressEn) = (place.center?.address, place.center?.englishAddress.orNil)
        phone = place.item?.phone.orNil ?? place.center?.phone
        (serviceName, serviceNameEn) = (place.service?.name, place.service?.englishName.orNil)
        (itemName, itemNameEn) = (place.item?.name, place.item?.englishName.orNil)
        slot = SlotText(record.slot, now)
        let last = record.deadline(rules)
        deadline = now.at(last).rfc3339
        earliest = now.at(record.earliestExchange(rules)).rfc3339
        latest = now.at(record.latestExchange(rules)).rfc3339
        (principal, agent) = (PersonView(record.principal), record.agent.map { PersonView($0) })
        late = now.timestamp.seconds > last.seconds
        movesLeft = max(0, rules.rescheduleLimit - record.moves)
        canCancel = record.standing == .booked && now.timestamp < record.slot.end
        canMove = record.standing == .booked && !late && movesLeft > 0
        review = ReviewView(picture.review, now)
        (formFilled, materials) = (picture.isFormFilled, picture.materials)
        self.voucher = voucher
        (provinceCode, codePending) = (picture.provinceCode, picture.isCodePending ? true : nil)
        (ticket, movedTo) = (record.exchange?.ticket, picture.movedTo)
    }
}
