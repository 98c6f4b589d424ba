// SPDX-License-Identifier: Apache-2.0
import Paper
import Queueing
import Terms

/// A slip from the ticket to the printer's bytes.
struct PaperSubjects {
    private let hall: SampleHall

    init(_ hall: SampleHall) { self.hall = hall }

    var all: [Subject] {
        let settings = SlipSettings(
            contact: SlipContact(bookingMethod: "省政务服务网", telephone: "0372-0000000", complaintWindow: "9"),
            stationLabel: "01",
            code: .token
        )
        let alphabet = must(try? PrinterAlphabet())
        let ticket = must(hall.state.ticket(hall.someWaiting()))
        let outlook = hall.state.outlook(for: ticket.id, plan: hall.plan, at: hall.moment)
        return PaperWidth.allCases.map { width in
            Subject("slip laid out and encoded, \(width.rawValue) mm") { [hall] in
                let content = SlipContent(
                    ticket: ticket,
                    copy: 0,
                    plan: hall.plan,
                    outlook: outlook,
                    settings: settings,
                    now: hall.moment
                )
                return SlipJob.bytes(of: SlipLayout(content, width: width), alphabet: alphabet)
            }
        }
    }
}
