// SPDX-License-Identifier: Apache-2.0
package import Queueing
package import Wire

/// Reads what the center says in the hall's own words.
package enum ChangeTranslation {
    /// The changes of a batch, in order; documents are judged and kept apart.
    package static func changes(of batch: ChangeBatch) -> [CenterChange] {
        batch.changes.compactMap { change in
            switch change {
            case .booking(let notice): .booking(booking(of: notice))
            case .notice(let text): .notice(text)
            case .bookingCase(let notice): .bookingCase(found(notice))
            case .document: nil
            }
        }
    }

    /// A document of the kind `mode` that was judged before, in the hall's words.
    package static func mode(_ document: ModeDocument, version: Int64) -> BookingOnlyMode? {
        BookingOnlyMode(version: version, periods: document.periods)
    }

    /// The center's word on a claim.
    package static func claim(of reply: ClaimReply) -> CenterClaim {
        switch reply {
        case .granted: .granted
        case .refused(let standing): .refused(self.standing(of: standing))
        case .unknown: .unknown
        }
    }

    private static func booking(of notice: BookingNotice) -> Booking {
        Booking(
            number: notice.number,
            center: notice.center,
            service: notice.service,
            slot: notice.slot,
            principal: notice.principal,
            agent: notice.agent,
            maskedName: notice.maskedName,
            lastFour: notice.lastFour,
            standing: standing(of: notice.standing),
            principalKind: kind(of: notice.principalKind)
        )
    }

    private static func found(_ notice: CaseNotice) -> CenterCase {
        let kind: CenterCase.Kind =
            switch notice.kind {
            case .exchangedTwice: .exchangedTwice
            case .exchangedAfterEnd: .exchangedAfterEnd
            case .unknownBooking: .unknownBooking
            case .listedVisit: .listedVisit
            }
        return CenterCase(
            hall: notice.hall,
            position: notice.position,
            kind: kind,
            booking: notice.booking,
            ticket: notice.ticket,
            isOpen: notice.isOpen
        )
    }

    private static func kind(of kind: BookingNotice.PrincipalKind?) -> Booking.PrincipalKind? {
        switch kind {
        case .person: .person
        case .unit: .unit
        case nil: nil
        }
    }

    private static func standing(of standing: BookingNotice.Standing) -> Booking.Standing {
        switch standing {
        case .booked: .booked
        case .cancelled: .cancelled
        case .void: .void
        case .rescheduled: .rescheduled
        case .noShow: .noShow
        case .exchangedElsewhere: .exchangedElsewhere
        }
    }
}
