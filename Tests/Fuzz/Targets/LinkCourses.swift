// SPDX-License-Identifier: Apache-2.0
import Link
import Queueing
import Terms
import Wire

/// Both directions of the link with a center that answers anything; one that comes to its senses is caught up with.
enum LinkCourses {
    static func check(_ input: [UInt8]) throws(Broken) {
        var script = ByteScript(input)
        try checkFacts(&script)
        try checkChanges(&script)
    }
}

// MARK: - Up

extension LinkCourses {
    private static func checkFacts(_ script: inout ByteScript) throws(Broken) {
        let records = records(1 + script.number(below: 24))
        let newest = Position(Int64(records.count))
        var course = FactCourse(
            acknowledged: Position(Int64(script.number(below: records.count + 1))),
            offered: Position(Int64(script.number(below: records.count + 1))),
            parked: 0,
            limits: LinkLimits()
        )
        for _ in 0..<script.number(below: 48) {
            guard let offer = try offer(&course, records) else { break }
            let parked = course.parked
            switch script.number(below: 4) {
            case 0: _ = course.narrow(offer.batch, because: .refused(status: 422))
            case 1: _ = course.take(FactReceipt(position: offer.batch.through), for: offer.batch, newest: newest)
            case 2: _ = course.take(FactReceipt(position: place(&script)), for: offer.batch, newest: newest)
            default: _ = course.pause(jitter: Double(script.byte()) / 255)
            }
            try hold(course.acknowledged <= newest, "acknowledged beyond the journal")
            try hold((parked...parked + 1).contains(course.parked), "more than one event left out at once")
        }
        try catchesUp(&course, records, center: Position(Int64(script.number(below: records.count + 1))))
    }

    /// What goes up next, after its end was kept; nil when the center has everything.
    private static func offer(
        _ course: inout FactCourse,
        _ records: [HallRecord]
    ) throws(Broken) -> FactCourse.Offer? {
        try hold(course.window >= 1, "nothing may be sent for ever")
        let rest = records.dropFirst(Int(course.acknowledged.value)).prefix(course.window)
        guard !rest.isEmpty else { return nil }
        let offer = course.offer(Array(rest))
        try hold(offer.batch.isWellFormed, "a batch that no center takes")
        if offer.isNews { course.noteSent(through: offer.batch.through) }
        try hold(course.offered >= offer.batch.through, "sent without being kept before")
        return offer
    }

    /// An honest center that stands anywhere in the journal has all of it in the end.
    private static func catchesUp(
        _ course: inout FactCourse,
        _ records: [HallRecord],
        center start: Position
    ) throws(Broken) {
        var center = start
        for _ in 0..<(records.count * 2 + 8) {
            guard let offer = try offer(&course, records) else { break }
            if offer.batch.after == center { center = offer.batch.through }
            let newest = Position(Int64(records.count))
            _ = course.take(FactReceipt(position: center), for: offer.batch, newest: newest)
        }
        try hold(course.acknowledged.value == Int64(records.count), "an honest center is not caught up with")
    }

    private static func place(_ script: inout ByteScript) -> Position {
        script.flag() ? Position(Int64(script.number(below: 32))) : Position(script.oneOf([.max, .max - 1, 0]))
    }

    private static func records(_ count: Int) -> [HallRecord] {
        (1...count).map { place in
            HallRecord(
                position: Position(Int64(place)),
                moment: FuzzHall.opening,
                intent: nil,
                staff: nil,
                event: place % 3 == 0 ? .unchanged : .windowOpened(FuzzHall.plan.windows[place % 3].id),
                answer: nil
            )
        }
    }
}

// MARK: - Down

extension LinkCourses {
    private static func checkChanges(_ script: inout ByteScript) throws(Broken) {
        var course = ChangeCourse(limits: LinkLimits())
        var state = FuzzHall.state
        for _ in 0..<48 where !script.isAtEnd {
            let question = course.question(at: state.centerCursor)
            try hold(
                question.after >= 0 && question.seconds <= LinkPath.longestWaitSeconds,
                "a question that none takes"
            )
            do throws(LinkTrouble) {
                try follow(&script, question, &course, &state)
                course.succeed()
            } catch {
                let pause = course.pause(jitter: 0.5)
                try hold(pause > .zero, "a failure that is repeated without a pause")
            }
        }
        try hold(state.centerCursor >= 0, "a cursor before the beginning")
    }

    private static func follow(
        _ script: inout ByteScript,
        _ question: ChangeCourse.Question,
        _ course: inout ChangeCourse,
        _ state: inout HallState
    ) throws(LinkTrouble) {
        if script.number(below: 8) == 0 {
            return try course.refused(question, because: .refused(status: script.flag() ? 410 : 500))
        }
        let ends: [Int64] = [question.after, question.after &+ 1, 0, -1, .min, .max, Int64(script.byte())]
        let batch = ChangeBatch(
            from: script.oneOf(ends),
            through: script.oneOf(ends),
            changes: script.flag() ? [.notice(script.flag() ? "公告" : nil)] : [],
            now: FuzzHall.opening.timestamp
        )
        let elapsed = Duration.milliseconds(Int(script.byte()) * 100)
        switch try course.take(batch, to: question, at: state.centerCursor, elapsed: elapsed) {
        case .store(let command): try course.stored(FuzzHall.decide(command, in: &state))
        case .askAgain: break
        }
    }
}
