// SPDX-License-Identifier: Apache-2.0
import Terms

/// Those who wait for one service, by the way they came.
struct ServiceLine: Sendable, Equatable {
    var green = RankedLine()
    var booked = RankedLine()
    var walkIn = RankedLine()

    var count: Int { green.count + booked.count + walkIn.count }

    /// The list for tickets of `kind`.
    subscript(kind: TicketKind) -> RankedLine {
        get {
            switch kind {
            case .green: green
            case .booked: booked
            case .walkIn: walkIn
            }
        }
        _modify {
            switch kind {
            case .green: yield &green
            case .booked: yield &booked
            case .walkIn: yield &walkIn
            }
        }
    }
}
