// SPDX-License-Identifier: Apache-2.0
package import Terms

/// The rules of a hall: what follows from a command, decided without a clock, a file or a random number.
package enum Queueing {
    /// Decides `command` against `state`; changes nothing.
    ///
    /// A key that was answered before gets the same answer and no events. When the local date is later than the
    /// state's business day, the old day is closed first. A clock that stepped back stays on the state's day.
    /// Called by Journal, which makes the events durable, applies them, and only then gives the answer.
    package static func decide(
        _ command: HallCommand,
        intent: Intent?,
        staff: StaffID?,
        at moment: Moment,
        in state: HallState,
        plan: HallPlan
    ) -> Decision {
        if let intent, let earlier = state.answer(to: intent.key) {
            let same = earlier.digest == intent.digest
            return Decision(events: [], answer: same ? earlier.answer : .refused(.intentReused))
        }
        let (turn, opened) = openDay(at: moment, in: state)
        let deliberation = Deliberation(state: opened, plan: plan, staff: staff, moment: moment)
        do throws(Refusal) {
            let decision = try deliberation.decision(on: command)
            let unchanged = decision.events.isEmpty && intent != nil
            return Decision(events: turn + (unchanged ? [.unchanged] : decision.events), answer: decision.answer)
        } catch {
            return Decision(events: turn + (intent == nil ? [] : [.refused(error)]), answer: .refused(error))
        }
    }

    /// The facts after which a hall whose journal was put back from a backup gives no number again: those of `moment`'s day,
    /// or of the state's where that is later, go on above `serial`.
    package static func raiseNumbers(above serial: Int, at moment: Moment, in state: HallState) -> [HallEvent] {
        openDay(at: moment, in: state).events + [.numbersRaised(above: serial)]
    }

    /// The events that close the state's day and open the moment's, if that is later, and the state after them.
    ///
    /// Whoever was still waiting, called, held or being served is missed: nobody is counted as served who was not.
    private static func openDay(at moment: Moment, in state: HallState) -> (events: [HallEvent], state: HallState) {
        if let day = state.day, moment.day <= day { return ([], state) }
        let open = state.tickets.filter { $0.state.isLive && $0.state != .missed }
        let events = open.map { HallEvent.ticketMissed($0.id, window: nil) } + [.dayOpened(moment.day)]
        var opened = state
        for event in events {
            opened.apply(
                HallRecord(
                    position: opened.position.next,
                    moment: moment,
                    intent: nil,
                    staff: nil,
                    event: event,
                    answer: nil
                )
            )
        }
        return (events, opened)
    }
}
