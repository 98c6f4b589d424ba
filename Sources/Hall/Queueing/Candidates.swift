// SPDX-License-Identifier: Apache-2.0
import Terms

/// The first of those who wait, by class, as a window may call them; in rank order, at most `depth` of a class.
struct Candidates {
    /// Which of a line's visitors take part.
    struct Admission: OptionSet {
        let rawValue: Int

        static let green = Admission(rawValue: 1)
        /// Inside the slot or not.
        static let booked = Admission(rawValue: 2)
        static let walkIns = Admission(rawValue: 4)
        static let everybody: Admission = [.green, .booked, .walkIns]
    }

    private(set) var green: [RankedLine.Entry] = []
    private(set) var booked: [RankedLine.Entry] = []
    private(set) var ordinary: [RankedLine.Entry] = []
    private let now: Timestamp
    private let depth: Int

    init(at now: Timestamp, depth: Int = 1) { (self.now, self.depth) = (now, depth) }

    /// Adds the visitors of a line that `admission` lets in.
    mutating func add(_ line: ServiceLine, _ admission: Admission) {
        if admission.contains(.green) { Self.merge(line.green.waiting.prefix(depth), into: &green, depth) }
        if admission.contains(.walkIns) { Self.merge(line.walkIn.waiting.prefix(depth), into: &ordinary, depth) }
        if admission.contains(.booked) { addBooked(line.booked) }
    }

    /// Chooses whom a window with these `runs` calls next, and takes the choice out.
    mutating func next(_ policy: OrderPolicy, after runs: WindowState) -> (entry: RankedLine.Entry, CallClass)? {
        let choice = policy.choice(
            green: green.first,
            booked: booked.first,
            ordinary: ordinary.first,
            after: runs,
            at: now
        )
        switch choice {
        case .green: return (green.removeFirst(), .green)
        case .booked: return (booked.removeFirst(), .booked)
        case .ordinary: return (ordinary.removeFirst(), .ordinary)
        case nil: return nil
        }
    }

    /// One pass over the booked of a line up to the last that is wanted; it ends early where a class is used up.
    private mutating func addBooked(_ line: RankedLine) {
        var inSlot: [RankedLine.Entry] = []
        var outside: [RankedLine.Entry] = []
        let withPriority = line.countWithPriority(at: now)
        let wanted = (inSlot: min(depth, withPriority), outside: min(depth, line.count - withPriority))
        for entry in line.waiting {
            if inSlot.count == wanted.inSlot, outside.count == wanted.outside { break }
            if entry.hasPriority(at: now) {
                if inSlot.count < depth { inSlot.append(entry) }
            } else if outside.count < depth {
                outside.append(entry)
            }
        }
        Self.merge(inSlot[...], into: &booked, depth)
        Self.merge(outside[...], into: &ordinary, depth)
    }

    private static func merge(
        _ more: ArraySlice<RankedLine.Entry>,
        into entries: inout [RankedLine.Entry],
        _ depth: Int
    ) {
        guard !more.isEmpty else { return }
        entries = Array((entries + more).sorted { $0.rank < $1.rank }.prefix(depth))
    }
}

extension RankedLine.Entry {
    /// Says whether a booked visitor has priority at `now`.
    func hasPriority(at now: Timestamp) -> Bool { priorityFrom.map { $0 <= now } == true }
}
