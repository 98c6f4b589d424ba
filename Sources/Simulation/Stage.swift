// SPDX-License-Identifier: Apache-2.0
import Paper
import Terms

/// What everybody in a simulated city shares: the time that passes, what is planned for it, and the count of it all.
final class Stage {
    let scenario: Scenario
    let tally = Tally()
    let keys: CityKeys
    let alphabet: PrinterAlphabet
    /// True time, in milliseconds since the epoch.
    private(set) var now = CityCalendar.midnight(of: 0)
    private var timetable = Timetable()
    private var trace: [(at: Int64, label: StaticString)] = []

    /// Steps kept for the report of a violation.
    private static let traceLength = 12
    /// The most entries a timetable may have: more means that something multiplies.
    private static let timetableLimit = 200_000

    init(_ scenario: Scenario) throws(Violation) {
        self.scenario = scenario
        keys = try CityKeys()
        do { alphabet = try PrinterAlphabet() } catch { throw Violation(.nothingBreaks, "no alphabet: \(error)") }
    }

    /// Plans `action` in so many milliseconds.
    func after(_ milliseconds: Int64, _ label: StaticString, _ action: @escaping Timetable.Action) {
        timetable.add(at: now + max(0, milliseconds), label, action)
    }

    /// Plans `action` for a point in time.
    func at(_ time: Int64, _ label: StaticString, _ action: @escaping Timetable.Action) {
        timetable.add(at: max(now, time), label, action)
    }

    /// Does what is planned up to `end`.
    func pass(until end: Int64) throws(Violation) {
        while let due = timetable.next, due <= end, let entry = timetable.takeFirst() {
            now = due
            tally.steps += 1
            if trace.count == Self.traceLength { trace.removeFirst() }
            trace.append((due, entry.label))
            try entry.action()
            guard timetable.count < Self.timetableLimit else {
                throw Violation(.nothingBreaks, "\(timetable.count) things are planned at once")
            }
        }
        now = max(now, end)
    }

    /// Forgets what is planned, and with it everybody who waits for it.
    func clear() { timetable = Timetable() }

    /// Says where in the run a violation was found.
    func located(_ violation: Violation) -> Violation {
        var located = violation
        (located.step, located.time) = (tally.steps, Self.text(now))
        located.trace = trace.map { "\(Self.text($0.at)) \($0.label)" }
        return located
    }

    private static func text(_ time: Int64) -> String {
        Moment(Timestamp(milliseconds: time), offsetSeconds: SimulatedClock.zoneSeconds).text
    }
}
