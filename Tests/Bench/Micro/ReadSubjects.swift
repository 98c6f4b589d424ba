// SPDX-License-Identifier: Apache-2.0
import Queueing
import Terms

/// What kiosks, windows and boards ask for all the time.
struct ReadSubjects {
    private let hall: SampleHall

    init(_ hall: SampleHall) { self.hall = hall }

    var all: [Subject] {
        [
            Subject("board view") { [hall] in hall.state.boardView(plan: hall.plan, at: hall.moment) },
            Subject("outlook of a ticket", prepare: { [hall] in hall.someWaiting() }) { [hall] ticket in
                hall.state.outlook(for: ticket, plan: hall.plan, at: hall.moment)
            },
            Subject("outlook before choosing") { [hall] in
                hall.state.outlook(beforeChoosing: SampleHall.services[0], plan: hall.plan, at: hall.moment)
            },
            Subject("the first 100 of a line") { [hall] in
                hall.state.waitingTickets(in: SampleHall.services[0], limit: 100)
            },
            Subject("digest of a request") { [hall] in
                HallCommand.issueWalkIn(
                    service: SampleHall.services[0],
                    person: nil,
                    station: SampleHall.station,
                    token: hall.token()
                ).digest
            },
        ]
    }
}
