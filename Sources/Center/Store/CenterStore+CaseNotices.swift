// SPDX-License-Identifier: Apache-2.0
import Booking
import Rows
import Terms
import Wire

// What halls are told of conflicts: the one that reported it, and the one that has the booking (never a person).
extension CenterStore {
    /// Tells the halls that a case concerns that it is new, or has been settled; inside a transaction.
    func announce(_ found: BookingCase, at position: Position) throws(StoreError) {
        var concerned = [found.hall]
        if let other = try booking(found.booking)?.exchange?.hall, other != found.hall { concerned.append(other) }
        for hall in concerned { try append(topic: .bookingCase(found.hall, position), to: hall) }
    }

    /// A case as halls are told of it; nil when there is none.
    func caseNotice(_ hall: HallID, _ position: Position) throws(StoreError) -> CaseNotice? {
        let found = try reading { () throws(RowsError) in
            try factRows.oneCase.first(.text(hall.text), .integer(position.value)) { row throws(RowsError) in
                try StoredCase(row)
            }
        }
        .map { found throws(StoreError) in try intact(found, "booking_case") }
        return found.map { CaseNotice($0) }
    }
}

extension CaseNotice {
    fileprivate init(_ stored: StoredCase) {
        let kind: Kind =
            switch stored.content.kind {
            case .exchangedTwice: .exchangedTwice
            case .exchangedAfterEnd: .exchangedAfterEnd
            case .unknownBooking: .unknownBooking
            case .listedVisit: .listedVisit
            }
        self.init(
            hall: stored.content.hall,
            position: stored.position,
            kind: kind,
            booking: stored.content.booking,
            ticket: stored.content.ticket,
            isOpen: true
        )
    }
}
