// SPDX-License-Identifier: Apache-2.0
import Queueing
import Terms

/// Which of a hall's events are news for one zone, and in which words; pure.
struct VoiceEar: Sendable {
    let zone: VoiceZone
    let style: VoiceStyle
    let plan: HallPlan
    /// Tickets that were transferred and not called since: their next call says 继续办理.
    private var onward: Set<TicketID> = []
    /// The notice that was read out last.
    private var notice: String?

    /// The most transfers that are remembered: a day's tickets of a large hall.
    static let onwardLimit = 10_000

    init(_ zone: VoiceZone, style: VoiceStyle, plan: HallPlan, notice: String? = nil) {
        (self.zone, self.style, self.plan, self.notice) = (zone, style, plan, notice)
    }

    /// What to say of a record; `service` is that of the record's ticket, for its area.
    mutating func hear(_ event: HallEvent, service: ServiceID?) -> VoiceNews? {
        switch event {
        case .dayOpened:
            onward = []
            return nil
        case .ticketCalled(let ticket, let window, _):
            let isOnward = onward.remove(ticket) != nil
            return called(ticket, window, service, isOnward: isOnward)
        case .ticketRecalled(let ticket, let window): return recalled(ticket, window, service)
        case .ticketResumed(let ticket, let window):
            return heard(window) { label in
                VoiceNews(kind: .call, ticket: ticket, window: window, message: .back(ticket.number, window: label))
            }
        case .ticketTransferred(let ticket, _, _, _):
            if onward.count < Self.onwardLimit { onward.insert(ticket) }
            return nil
        case .stepUndone(let ticket, _):
            onward.remove(ticket)
            return nil
        case .ticketMissed(let ticket, let window?) where style.saysMissed:
            return heard(window) { _ in
                VoiceNews(kind: .missed, ticket: ticket, window: window, message: .missed(ticket.number))
            }
        case .centerChangesTaken(let changes, _): return noticed(changes)
        default: return nil
        }
    }

    /// Somebody who was called just before the voice began.
    func begin(_ called: VoiceSource.Called, service: ServiceID?) -> VoiceNews? {
        called.isRecall
            ? recalled(called.ticket, called.window, service)
            : self.called(called.ticket, called.window, service, isOnward: false)
    }

    private func called(
        _ ticket: TicketID,
        _ window: WindowID,
        _ service: ServiceID?,
        isOnward: Bool
    ) -> VoiceNews? {
        heard(window) { label in
            let message: VoiceMessage =
                isOnward
                ? .onward(ticket.number, window: label)
                : .call(ticket.number, window: label, area: area(service))
            return VoiceNews(kind: .call, ticket: ticket, window: window, message: message)
        }
    }

    private func recalled(_ ticket: TicketID, _ window: WindowID, _ service: ServiceID?) -> VoiceNews? {
        heard(window) { label in
            let message = VoiceMessage.recall(ticket.number, window: label, area: area(service))
            return VoiceNews(kind: .recall, ticket: ticket, window: window, message: message)
        }
    }

    private mutating func noticed(_ changes: [CenterChange]) -> VoiceNews? {
        for case .notice(let text) in changes.reversed() {
            guard text != notice else { return nil }
            notice = text
            guard style.saysNotices, let text, !text.isEmpty else { return nil }
            return VoiceNews(kind: .notice, ticket: nil, window: nil, message: .notice(text))
        }
        return nil
    }

    private func heard(_ window: WindowID, _ news: (String) -> VoiceNews) -> VoiceNews? {
        guard zone.hears(window, in: plan) else { return nil }
        return news(plan.window(window)?.label ?? window.text)
    }

    private func area(_ service: ServiceID?) -> String {
        style.saysArea ? service.flatMap { plan.service($0)?.area } ?? "" : ""
    }
}
