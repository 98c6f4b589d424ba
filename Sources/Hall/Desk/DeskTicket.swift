// SPDX-License-Identifier: Apache-2.0
package import Queueing
package import Terms

/// What a screen tells of a ticket: nothing of a person.
package struct DeskTicket: Sendable, Equatable, Codable {
    /// The number to remember.
    package let number: TicketNumber
    /// nil when the ticket is not of today.
    package let service: ServiceID?
    /// Chinese name of the service.
    package let serviceName: String
    /// English name of the service.
    package let serviceEnglishName: String
    /// Where to wait; may be empty.
    package let area: String
    /// nil unless the ticket waits.
    package let outlook: Outlook?
    /// True when the center has not confirmed the booking: the window checks it.
    package let isVerifiedAtWindow: Bool
    /// 过号.
    package let isMissed: Bool

    /// Collects what `plan` and `outlook` tell of a ticket.
    package init(_ ticket: Ticket, plan: HallPlan, outlook: Outlook?) {
        let line = plan.service(ticket.service)
        number = ticket.id.number
        service = ticket.service
        serviceName = line?.name ?? ticket.service.text
        serviceEnglishName = line?.englishName ?? ticket.service.text
        area = line?.area ?? ""
        self.outlook = outlook
        isMissed = ticket.state == .missed
        if case .booked(_, _, verifyAtWindow: true, _) = ticket.kind {
            isVerifiedAtWindow = true
        } else {
            isVerifiedAtWindow = false
        }
    }

    /// A ticket of which only the number is known.
    package init(number: TicketNumber) {
        self.number = number
        (service, serviceName, serviceEnglishName, area, outlook) = (nil, "", "", "", nil)
        (isVerifiedAtWindow, isMissed) = (false, false)
    }
}
