// SPDX-License-Identifier: Apache-2.0
import HTTP
import Queueing
import Terms

extension APIFault {
    /// A refusal as a client reads it: a stable kind, its name as `refusal`, and facts for programs.
    ///
    /// 404 for what is not there, 403 for what needs staff, 422 for a request that no state of the hall would accept,
    /// 409 for what the state of the hall does not allow now.
    init(_ refusal: Refusal, in zone: Moment) {
        let words = Words(refusal, zone)
        let kind = words.code.split(separator: "_").joined(separator: "-")
        var members = words.members
        members["refusal"] = .text(words.code)
        self.init(words.status, kind, words.title, words.english, members: members)
    }
}

/// What is said of a refusal.
private struct Words {
    let status: Int
    let code: String
    let title: String
    let english: String
    let members: [String: Problem.Member]

    private init(
        _ status: Int,
        _ code: String,
        _ title: String,
        _ english: String,
        _ members: [String: Problem.Member] = [:]
    ) {
        (self.status, self.code, self.title, self.english) = (status, code, title, english)
        self.members = members
    }

    init(_ refusal: Refusal, _ zone: Moment) {
        switch refusal {
        case .unknownService: self.init(422, "unknown_service", "没有这项业务", "There is no such service")
        case .unknownWindow: self.init(404, "unknown_window", "没有这个窗口", "There is no such window")
        case .unknownStation: self.init(422, "unknown_station", "没有这台取号机", "There is no such station")
        case .unknownTicket: self.init(404, "unknown_ticket", "没有这个号", "There is no such ticket today")
        case .staffNeeded:
            self.init(403, "staff_needed", "须由工作人员操作", "Only a member of staff may do this: send X-Staff")
        case .intentReused:
            self.init(422, "intent_reused", "Idempotency-Key 已用于其他请求", "The key was used for another request")
        case .cursorMismatch(let expected):
            self.init(409, "cursor_mismatch", "数据不连续", "The feed does not go on here", ["expected": .number(expected)])
        case .bookingNotFound, .tooEarly, .otherDay, .slotPassed, .otherCenter, .bookingCancelled, .bookingVoid,
            .exchangedElsewhere, .documentMismatch, .secondFactNeeded, .bookingOnly:
            self.init(exchange: refusal, zone)
        case .reasonNotInScope, .nothingWaiting, .windowBusy, .noTicketAtWindow, .notServedHere, .nobodyServes,
            .windowClosed, .ticketIs, .callLimitReached, .numbersUsedUp:
            self.init(hall: refusal)
        case .verificationNeeded, .identityMismatch, .notBooked, .signedInElsewhere, .windowTaken, .nothingToUndo,
            .alreadyRated, .unknownCase, .complaintIs:
            self.init(staff: refusal)
        }
    }

    private init(exchange refusal: Refusal, _ zone: Moment) {
        switch refusal {
        case .tooEarly(let from, let slot):
            self.init(
                409,
                "too_early",
                "您来早了。您可在 \(zone.at(from).clockText) 后取号，或现在现场取号。",
                "You are early. Come back after \(zone.at(from).clockText) or take a walk-in number now.",
                Self.times(of: slot, zone).merging(["exchange_from": .text(zone.at(from).rfc3339)]) { $1 }
            )
        case .otherDay(let day):
            self.init(409, "other_day", "您的预约不在今天。", "Your booking is for another day.", ["day": .text(day.text)])
        case .slotPassed(let slot):
            self.init(
                409,
                "slot_passed",
                "您的预约时段已过。您仍可现场取号。",
                "Your slot has passed. You can still take a walk-in number.",
                Self.times(of: slot, zone)
            )
        case .otherCenter(let center):
            self.init(
                409,
                "other_center",
                "您的预约不在本中心。",
                "Your booking is for another center.",
                ["center": .text(center.text)]
            )
        case .bookingCancelled:
            self.init(409, "booking_cancelled", "该预约已取消。您仍可现场取号。", "The booking was cancelled; walk-in is possible.")
        case .bookingVoid:
            self.init(409, "booking_void", "预约号已作废。您仍可现场取号。", "The booking is void; walk-in is possible.")
        case .exchangedElsewhere:
            self.init(409, "exchanged_elsewhere", "该预约已在其他大厅取号。", "The booking was exchanged at another hall.")
        case .documentMismatch:
            self.init(
                409,
                "document_mismatch",
                "证件与预约信息不一致。请到咨询台核实，也可现场取号办理。",
                "ID does not match this booking. Please see the help desk, or take a walk-in number."
            )
        case .secondFactNeeded:
            self.init(
                422,
                "second_fact_needed",
                "还需出示证件或输入证件号后四位。",
                "The card or the last four characters of the document are needed as well."
            )
        case .bookingOnly(let notice, let until):
            let end = zone.at(until).day.text + " " + zone.at(until).clockText
            self.init(
                409,
                "booking_only",
                "根据公告（\(notice)号），现仅办理预约。恢复时间：\(end)。绿色通道照常。",
                "By notice \(notice), bookings only until \(end). Priority service stays open.",
                ["notice": .text(notice), "until": .text(zone.at(until).rfc3339)]
            )
        default: self.init(404, "booking_not_found", "没有找到该预约，请核对。", "No such booking was found; please check.")
        }
    }

    private init(hall refusal: Refusal) {
        switch refusal {
        case .reasonNotInScope:
            self.init(422, "reason_not_in_scope", "不在绿色通道服务范围内。", "The reason is not in the green channel's scope.")
        case .windowBusy(let ticket):
            self.init(409, "window_busy", "窗口还有未办结的号。", "The window still has a ticket.", Self.number(ticket))
        case .noTicketAtWindow: self.init(409, "no_ticket_at_window", "窗口当前没有号。", "The window has no ticket.")
        case .notServedHere(let ticket):
            self.init(
                409,
                "not_served_here",
                "本窗口不办理该号的业务。",
                "The window does not handle the ticket's service.",
                Self.number(ticket)
            )
        case .nobodyServes(let service):
            self.init(
                409,
                "nobody_serves",
                "该业务当前没有开放的窗口。",
                "No window on duty handles the service.",
                ["service": .text(service.text)]
            )
        case .windowClosed(let window):
            self.init(409, "window_closed", "该窗口未开放。", "The window is closed.", ["window": .text(window.text)])
        case .ticketIs(let ticket, let state):
            self.init(
                409,
                "ticket_is",
                "该号当前状态不允许此操作。",
                "The ticket's state does not allow it.",
                Self.number(ticket).merging(["state": .text(state)]) { $1 }
            )
        case .callLimitReached(let ticket):
            self.init(
                409,
                "call_limit_reached",
                "呼叫次数已满，请按过号处理。",
                "Called often enough: mark it missed.",
                Self.number(ticket)
            )
        case .numbersUsedUp(let prefix):
            self.init(
                409,
                "numbers_used_up",
                "该号段今日编号已满，请工作人员处理。",
                "The series has no number left today.",
                ["prefix": .text(prefix.text)]
            )
        default: self.init(409, "nothing_waiting", "当前无人等候。", "Nobody is waiting.")
        }
    }

    private init(staff refusal: Refusal) {
        switch refusal {
        case .verificationNeeded(let ticket, let missing):
            self.init(
                409,
                "verification_needed",
                "请先核实办事人的预约登记信息。",
                "Check the visitor against the registration first.",
                Self.number(ticket).merging(["missing": .texts(missing.map(\.rawValue))]) { $1 }
            )
        case .identityMismatch(let ticket):
            self.init(
                409,
                "identity_mismatch",
                "证件与预约信息不一致：请作废预约号，可现场取号办理。",
                "The ID does not match the booking: void it; a walk-in number is possible.",
                Self.number(ticket)
            )
        case .notBooked(let ticket):
            self.init(409, "not_booked", "该号不是预约号，无需核实预约信息。", "The ticket has no booking.", Self.number(ticket))
        case .signedInElsewhere(let window):
            self.init(
                409,
                "signed_in_elsewhere",
                "您已在\(window.text)号窗口登录，请先在该窗口签退。",
                "You are signed in at another window: sign out there first.",
                ["window": .text(window.text)]
            )
        case .windowTaken(let window):
            self.init(
                409,
                "window_taken",
                "该窗口已有其他工作人员登录。",
                "Another member of staff is signed in at the window.",
                ["window": .text(window.text)]
            )
        case .nothingToUndo:
            self.init(409, "nothing_to_undo", "没有可撤销的操作，或已超过可撤销的时间。", "Nothing can be taken back any more.")
        case .alreadyRated(let ticket):
            self.init(409, "already_rated", "该号已评价。", "The ticket has its rating.", Self.number(ticket))
        case .complaintIs(_, let stage):
            self.init(
                409,
                "complaint_is",
                "该诉求当前环节不允许此操作。",
                "The complaint is at another stage.",
                ["stage": .text(stage.rawValue)]
            )
        default: self.init(404, "unknown_case", "没有这条记录。", "There is no such alert or complaint.")
        }
    }

    private static func times(of slot: TimeSlot, _ zone: Moment) -> [String: Problem.Member] {
        ["slot_from": .text(zone.at(slot.start).rfc3339), "slot_to": .text(zone.at(slot.end).rfc3339)]
    }

    private static func number(_ ticket: TicketID) -> [String: Problem.Member] { ["ticket": .text(ticket.text)] }
}
