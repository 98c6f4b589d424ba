// SPDX-License-Identifier: Apache-2.0
import Booking
import Store
import Supervision
import Terms

/// Everything of a person, for that person.
struct PersonFileView: Encodable {
    struct Entry: Encodable {
        let number: BookingNumber
        let center: CenterID
        let service: ServiceID
        let start, end, standing, part: String
        let name: String?
        let form: [String: String]
        let materials: [String]
        let steps: [StepView]
    }

    struct NoShow: Encodable {
        let booking: BookingNumber
        let day: BusinessDay
        let standing: String
    }

    struct Place: Encodable {
        let id: WaitlistID
        let center: CenterID
        let service: ServiceID
        let standing, madeAt: String
    }

    let bookings: [Entry]
    let openComplaints: [Int64]
    let noShows: [NoShow]
    let waitlist: [Place]

    init(_ file: PersonFile, _ now: Moment) {
        bookings = file.bookings.map { entry in
            Entry(
                number: entry.booking.number,
                center: entry.booking.center,
                service: entry.booking.service,
                start: now.at(entry.booking.slot.start).rfc3339,
                end: now.at(entry.booking.slot.end).rfc3339,
                standing: entry.booking.standing.rawValue,
                part: entry.isAgent ? "agent" : "principal",
                name: entry.name,
                form: entry.form,
                materials: entry.materials,
                steps: entry.steps.map { StepView($0, now) }
            )
        }
        openComplaints = file.complaints
        noShows = file.noShows.map { NoShow(booking: $0.booking, day: $0.day, standing: $0.standing.rawValue) }
        waitlist = file.places.map { place in
            Place(
                id: place.id,
                center: place.center,
                service: place.service,
                standing: place.standing.rawValue,
                madeAt: now.at(place.madeAt).rfc3339
            )
        }
    }
}

/// What was taken out, and what stays for now.
struct ErasureView: Encodable {
    struct Hold: Encodable {
        let reason, reasonEn: String
        let booking: BookingNumber?
        let complaint: Int64?
        let until: BusinessDay?

        init(_ hold: ErasureHold) {
            (reason, reasonEn) = hold.reason
            switch hold {
            case .openBooking(let number): (booking, complaint, until) = (number, nil, nil)
            case .openComplaint(let id): (booking, complaint, until) = (nil, id, nil)
            case .countedNoShows(let day): (booking, complaint, until) = (nil, nil, day)
            case .runningAppeal(let number): (booking, complaint, until) = (number, nil, nil)
            case .waitingPlace: (booking, complaint, until) = (nil, nil, nil)
            }
        }
    }

    let erased: [BookingNumber]
    let kept: [Hold]

    init(_ report: ErasureReport) { (erased, kept) = (report.erased, report.holds.map(Hold.init)) }
}

/// What was deleted on schedule, and what the schedule is today.
struct RetentionView: Encodable {
    struct Period: Encodable {
        let kind, name: String
        let firstKept: BusinessDay
    }

    struct Run: Encodable {
        let at, kind: String
        let before: BusinessDay
        let count: Int
    }

    let periods: [Period]
    let runs: [Run]

    init(_ runs: [RetentionRun], _ retention: Retention, _ now: Moment) {
        periods = RetentionKind.allCases.map { kind in
            Period(kind: kind.rawValue, name: kind.chineseName, firstKept: kind.firstKept(retention, on: now.day))
        }
        self.runs = runs.map { run in
            Run(at: now.at(run.at).rfc3339, kind: run.kind.rawValue, before: run.before, count: run.count)
        }
    }
}

/// A step in the life of a booking.
struct StepView: Encodable {
    let at, step, by, note: String

    init(_ step: BookingStep, _ now: Moment) {
        (at, self.step) = (now.at(step.at).rfc3339, step.step)
        (by, note) = (step.by, step.note)
    }
}
