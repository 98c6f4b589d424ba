// SPDX-License-Identifier: Apache-2.0
import Paper
import Queueing
import Terms
import Testing

/// Texts, tickets and a hall for these tests; the people are synthetic.
enum Sample {
    static let moment = Moment(Timestamp(seconds: 1_740_966_067), offsetSeconds: 8 * 3600)
    static let contact = SlipContact(
        bookingMethod: "“豫事办”搜索“政务预约”",
        telephone: "0372-0000000",
        complaintWindow: "1"
    )
    static let token = TicketToken(bytes: [UInt8](repeating: 0xA5, count: 17))

    static func station(_ text: String = "k1") throws -> StationID { try #require(StationID(text)) }

    static func service(_ text: String = "estate") throws -> ServiceID { try #require(ServiceID(text)) }

    static func window(_ text: String) throws -> WindowID { try #require(WindowID(text)) }

    static func plan() throws -> HallPlan {
        HallPlan(
            hall: try #require(HallID("linzhou")),
            center: try #require(CenterID("410581")),
            name: "林州市政务服务中心",
            services: [
                ServicePlan(
                    id: try service(),
                    name: "不动产登记（首次登记）",
                    englishName: "Real estate registration",
                    prefix: try #require(TicketPrefix(text: "A")),
                    area: "二楼 B 区"
                )
            ],
            windows: try ["12", "13", "14", "15"].map { label in
                WindowPlan(id: try window(label), label: label, services: [try service()])
            },
            stations: [try station("k1"), try station("k2")]
        )
    }

    static func settings(
        width: PaperWidth = .mm80,
        code: SlipSettings.Code = .token,
        showsEnglish: Bool = false
    ) -> SlipSettings {
        SlipSettings(width: width, contact: contact, stationLabel: "02", code: code, showsEnglish: showsEnglish)
    }

    static func ticket(
        _ number: String = "A017",
        kind: TicketKind = .walkIn,
        state: TicketState = .waiting,
        copy: Int = 0
    ) throws -> Ticket {
        var ticket = Ticket(
            id: TicketID(day: moment.day, number: try #require(TicketNumber(text: number))),
            token: token,
            kind: kind,
            person: PersonTag(hash: [UInt8](repeating: 7, count: 32)),
            issuedAt: moment.timestamp,
            service: try service(),
            rank: QueueRank(place: Position(1)),
            slip: SlipState(station: try station(), copy: copy)
        )
        ticket.state = state
        return ticket
    }

    /// 10:00–11:00 of the sample's day.
    static func booked(verifyAtWindow: Bool = false) throws -> TicketKind {
        let start = Timestamp(seconds: 1_740_967_200)
        return .booked(
            try #require(BookingNumber(serial: 42)),
            slot: try #require(TimeSlot(start: start, end: start.adding(minutes: 60))),
            verifyAtWindow: verifyAtWindow,
            documentsSeen: DocumentsSeen(principal: true)
        )
    }

    static func content(
        _ ticket: Ticket,
        outlook: Outlook? = Outlook(ahead: 3, minutes: 10...20, windowsOnDuty: 4),
        settings: SlipSettings = settings(),
        minutesLater: Int = 0
    ) throws -> SlipContent {
        SlipContent(
            ticket: ticket,
            copy: ticket.slip?.copy ?? 0,
            plan: try plan(),
            outlook: outlook,
            settings: settings,
            now: moment.at(moment.timestamp.adding(minutes: minutesLater))
        )
    }
}
