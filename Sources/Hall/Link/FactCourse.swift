// SPDX-License-Identifier: Apache-2.0
package import Queueing
package import Terms
package import Wire

/// Where a hall's facts are on their way up, and what each answer of the center means for the next batch; no clock, no I/O.
///
/// The center's word on its position is the truth: what is sent twice counts once, and a center that was restored from a
/// backup is given again what it has lost.
package struct FactCourse: Sendable, Equatable {
    private let limits: LinkLimits

    /// Where the next batch begins.
    package private(set) var acknowledged: Position
    /// The last position that was ever sent.
    package private(set) var offered: Position
    /// How many events were left out because the center could not read them.
    package private(set) var parked: Int
    /// Where the facts for this center begin.
    private let begins: Position
    /// How far the center ever acknowledged: an event before it that is parked was parked before.
    private var farthest: Position
    /// True until the center has said where it stands.
    private var isFirst = true
    /// True while the last answer moved us without taking what was sent.
    private var wasMoved = false
    /// There is an event up to here that the center cannot read.
    private var suspect: Position?
    /// The event that is left out, to see whether the center takes the rest.
    private var leftOut: Position?
    private var retry: RetryDelay

    /// Goes on after `acknowledged`, but sends the last event before it once more.
    ///
    /// Nothing new may go out before the center has said where it stands: facts sent to a center that knows more than this
    /// journal would pass for those that it has.
    ///
    /// Events up to `begins` belong to the center that the hall was with before, and are never sent to this one.
    package init(
        acknowledged: Position,
        offered: Position,
        parked: Int,
        begins: Position = .start,
        limits: LinkLimits
    ) {
        (self.offered, self.parked, self.begins, self.limits) = (offered, parked, begins, limits)
        farthest = acknowledged
        self.acknowledged = Position(max(begins.value, acknowledged.value - 1))
        retry = RetryDelay(limits)
    }

    /// How many positions to send: everything, or half of the stretch in which something cannot be read.
    package var window: Int {
        if isFirst { return 1 }
        guard let suspect, suspect > acknowledged else { return limits.batchPositions }
        return max(1, Int(suspect.value - acknowledged.value) / 2)
    }

    /// The batch of `records`, which follow on `acknowledged`, shortened until its body is within the limit.
    package func offer(_ records: [HallRecord]) -> Offer {
        var rest = records[...]
        while true {
            let batch = FactBatch(
                after: acknowledged,
                through: rest.last?.position ?? acknowledged,
                begins: begins,
                entries: rest.filter { $0.position != leftOut }.compactMap(FactTranslation.entry)
            )
            let body = LinkJSON.encode(batch)
            if body.count <= limits.batchBytes || rest.count == 1 {
                return Offer(batch: batch, body: body, isNews: batch.through > offered)
            }
            rest = rest.prefix(rest.count / 2)
        }
    }

    /// Takes note that `offered` is on the disk, and what goes up to it may be sent.
    package mutating func noteSent(through position: Position) { offered = max(offered, position) }

    /// Ends a turn that failed; returns how long to wait before the next.
    package mutating func pause(jitter: Double) -> Duration { retry.next(jitter: jitter) }
}

extension FactCourse {
    /// A batch with its encoded form.
    package struct Offer: Sendable, Equatable {
        /// What is sent.
        package let batch: FactBatch
        /// Its JSON.
        package let body: [UInt8]
        /// True when the end of the batch is to be kept as `offered` before the body goes out.
        ///
        /// Otherwise a lost reply and a restart would look like a journal from a backup.
        package let isNews: Bool
    }

    /// Something to be done about an answer.
    package enum Step: Sendable, Equatable {
        /// Keeps a number in the journal; on the disk before the next step.
        case keep(LinkCursor, Int64)
        /// Raises the alarm: the center knows more than this journal has sent.
        case behind(center: Position)
        /// The center stands elsewhere than was thought.
        case moved(to: Position, from: Position)
        /// An event was left out for good, the `count`th.
        case parked(Position, count: Int)
        /// The center has everything up to here.
        case acknowledged(Position)
    }
}

// MARK: - Answers

extension FactCourse {
    /// Goes to where the center stands; `newest` is the journal's newest position.
    ///
    /// The steps are to be done in order, and what the course has become to be taken over only when all of them are done.
    package mutating func take(
        _ receipt: FactReceipt,
        for batch: FactBatch,
        newest: Position
    ) -> (steps: [Step], trouble: LinkTrouble?) {
        isFirst = false
        // A center that knows nothing of this hall yet takes the journal from where it begins for it.
        let center = max(receipt.position, begins)
        if center == batch.through {
            retry.reset()
            wasMoved = false
            return (parkLeftOut() + move(to: center), nil)
        }
        (suspect, leftOut) = (nil, nil)
        var steps: [Step] = []
        if center > offered {
            steps += [.behind(center: center), .keep(.behind, center.value)]
            guard center <= newest else { return (steps, .journalBehind) }
            steps.append(.keep(.offered, center.value))
            offered = center
        }
        guard center != batch.after else { return (steps, .standsStill) }
        steps += [.moved(to: center, from: batch.after)] + move(to: center)
        // Once may be a lost reply or a restored center; again without a batch between is a center that cannot decide.
        defer { wasMoved = true }
        return (steps, wasMoved ? .standsStill : nil)
    }

    /// Narrows down which event it is that the center cannot read; when it is found, tries without it.
    ///
    /// Only when the center takes the same stretch without the event is the event to blame: one that refuses whatever it is
    /// sent must not make the hall throw away its day. Returns the trouble when there is nothing left to leave out.
    package mutating func narrow(_ batch: FactBatch, because trouble: LinkTrouble) -> LinkTrouble? {
        guard !batch.entries.isEmpty else {
            (suspect, leftOut) = (nil, nil)
            return trouble
        }
        if batch.through == batch.after.next { leftOut = batch.through }
        suspect = batch.through
        return nil
    }

    /// The center has taken a batch: what was left out of it is to blame for the refusal.
    private mutating func parkLeftOut() -> [Step] {
        guard let event = leftOut.take(), event > farthest else { return [] }
        parked += 1
        return [.parked(event, count: parked), .keep(.parked, Int64(parked))]
    }

    private mutating func move(to position: Position) -> [Step] {
        (acknowledged, farthest) = (position, max(position, farthest))
        if let suspect, suspect <= position { self.suspect = nil }
        return [.acknowledged(position), .keep(.acknowledged, position.value)]
    }
}
