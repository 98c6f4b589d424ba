// SPDX-License-Identifier: Apache-2.0
package import Terms

/// Why a plan cannot be used, for the person who wrote it.
package enum PlanProblem: Sendable, Equatable, CustomStringConvertible {
    /// A name that people see is empty; `what` says whose.
    case emptyName(what: String)
    /// Two services, windows, stations or window labels are the same.
    case repeated(what: String, id: String)
    case noServices
    case windowWithoutServices(WindowID)
    case unknownService(ServiceID, at: WindowID)
    case serviceWithoutWindow(ServiceID)
    /// R3, R34, A26: walk-ins would have no window in their own right.
    case noWalkInWindow(ServiceID)
    /// R31, R38: booked visitors would have no window in their own right.
    case noBookedWindow(ServiceID)
    /// A26: at these minutes of a weekday no window for walk-ins is rostered.
    case walkInGap(ServiceID, OpeningHours.Weekday, Range<Int>)
    case noGreenReasons
    /// A30: a township hall has more of something than such a hall has.
    case beyondTownship(what: String, count: Int, limit: Int)
    case outOfBounds(rule: String, value: Int, bounds: ClosedRange<Int>)

    /// One sentence that names what is wrong, and one that says what to do.
    package var text: String {
        switch self {
        case .emptyName(let what): "The name of \(what) is empty. Give it the name that visitors are to read."
        case .repeated(let what, let id): "The \(what) \(id) appears more than once. Rename or remove all but one."
        case .noServices: "The hall has no service. Describe at least one."
        case .windowWithoutServices(let window):
            "Window \(window) handles no service. List the services it handles, or remove the window."
        case .unknownService(let service, let window):
            "Window \(window) handles the service \(service), which is not described. Describe it or take it out."
        case .serviceWithoutWindow(let service):
            "No window handles the service \(service). Add it to the services of a window."
        case .noWalkInWindow(let service):
            "Only booked_only windows handle the service \(service). Walk-ins need a window as well (R34): "
                + "add the service to a general or walk_in_only window."
        case .noBookedWindow(let service):
            "Only walk_in_only windows handle the service \(service). Booked visitors need a window as well (R38): "
                + "add the service to a general or booked_only window."
        case .walkInGap(let service, let weekday, let minutes):
            "No window takes walk-ins for the service \(service) on \(weekday) "
                + "\(Self.clock(minutes.lowerBound))–\(Self.clock(minutes.upperBound)), when the hall is open (A26). "
                + "Roster a general or walk_in_only window, or shorten the hall's hours."
        case .beyondTownship(let what, let count, let limit):
            "A township hall has at most \(limit) \(what), not \(count). Take some out, or write profile = hall."
        case .noGreenReasons:
            "The green channel has no reason code (R45). List at least one with its name."
        case .outOfBounds(let rule, let value, let bounds):
            "The rule \(rule) is \(value). Choose a value from \(bounds.lowerBound) to \(bounds.upperBound)."
        }
    }

    package var description: String { text }

    private static func clock(_ minute: Int) -> String {
        Digits.padded(minute / 60, to: 2) + ":" + Digits.padded(minute % 60, to: 2)
    }
}
