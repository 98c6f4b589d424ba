// SPDX-License-Identifier: Apache-2.0
import Queueing
import Terms

/// Something that the duty manager should do something about now, for programs; the page has the words.
struct AlarmView: Equatable {
    /// Its kind in answers.
    enum Kind: String, CaseIterable {
        case manyWaiting = "many_waiting"
        case longWait = "long_wait"
        case nobodyOnDuty = "nobody_on_duty"
        case noWalkInWindow = "no_walk_in_window"
        case priorityShare = "priority_share"
        case unansweredAlert = "unanswered_alert"
        case complaintDue = "complaint_due"
    }

    let kind: Kind
    var service: ServiceID?
    /// Visitors that wait.
    var waiting: Int?
    var minutes: Int?
    var percent: Int?
    /// The alert or complaint.
    var about: Position?
    var due: BusinessDay?

    init(_ alarm: HallAlarm) {
        switch alarm {
        case .manyWaiting(let service, let count): (kind, self.service, waiting) = (.manyWaiting, service, count)
        case .longWait(let service, let minutes): (kind, self.service, self.minutes) = (.longWait, service, minutes)
        case .nobodyOnDuty(let service, let count): (kind, self.service, waiting) = (.nobodyOnDuty, service, count)
        case .noWalkInWindow(let service): (kind, self.service) = (.noWalkInWindow, service)
        case .greenShare(let percent): (kind, self.percent) = (.priorityShare, percent)
        case .unansweredAlert(let id, let minutes): (kind, about, self.minutes) = (.unansweredAlert, id, minutes)
        case .complaintDue(let id, let due): (kind, about, self.due) = (.complaintDue, id, due)
        }
    }
}

extension AlarmView: JSONWritable {
    func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("about", number: about?.value)
        json.member("due", due)
        json.member("kind", kind.rawValue)
        json.member("minutes", number: minutes)
        json.member("percent", number: percent)
        json.member("service", service?.text)
        json.member("waiting", number: waiting)
        json.endObject()
    }
}
