// SPDX-License-Identifier: Apache-2.0
import Journal
import Queueing
import Simulators
import Terms

/// One hall: what its daemon does between its disk, its devices, its people and the center, on simulated time.
///
/// Deciding, storing, going back and reading back are the product's own code; the daemon's threads are this class.
final class SimulatedHall {
    /// One command that waits for the next group.
    private struct Entry {
        let command: HallCommand
        let key: IntentKey?
        let staff: StaffID?
        let reply: (Result<Receipt, JournalError>) throws(Violation) -> Void
    }

    let stage: Stage
    let plan: HallPlan
    let truth: HallTruth
    let ledger: HallLedger
    let limits: JournalLimits
    var disk = SimulatedDisk()
    private(set) var live: LiveState
    private(set) var isUp = false
    /// Raised at every crash: what was under way before it never comes to its end.
    private(set) var life = 0
    private(set) var clock: SimulatedClock
    private(set) var link: SimulatedLink?
    private(set) var people: HallPeople?
    var dice: FaultDice

    private let line: SimulatedLine
    private let portal: BookingPortal
    private let index: Int
    private var random: SeededRandom
    private var inbox: [Entry] = []
    private var storing: (group: [Entry], moment: Moment)?
    private var newestSnapshot = Position.start
    private var isWritingSnapshot = false
    private var groups = 0

    /// In ten thousandths of groups: the power goes while one is stored.
    private static let crashesAtGroup = 12
    /// So many groups pass between two comparisons of the state with what is on the disk.
    private static let groupsBetweenAudits = 50

    init(_ index: Int, _ stage: Stage, _ center: SimulatedCenter, _ portal: BookingPortal) {
        (self.index, self.stage, self.portal) = (index, stage, portal)
        plan = CityWords.plan(index, stage.scenario)
        truth = HallTruth(plan, stage.tally)
        ledger = HallLedger(truth)
        line = SimulatedLine(stage, center, plan.hall)
        dice = FaultDice(stage.scenario, plan.hall.text, stage.tally)
        random = SeededRandom(stage.scenario.seed, "machine of \(plan.hall)")
        clock = SimulatedClock(since: stage.now)
        var limits = JournalLimits()
        (limits.snapshotInterval, limits.pageRecords) = (400, 64)
        self.limits = limits
        live = LiveState(HallState(), chain: StoredEvent.firstHash(of: plan.hall))
    }

    /// What the hall's clock shows.
    var moment: Moment { clock.moment(at: stage.now) }

    func open() throws(Violation) {
        people = HallPeople(self, portal, index)
        try start()
    }

    /// Plans `action` for later; it is not done when the hall has crashed meanwhile.
    func later(_ milliseconds: Int64, _ label: StaticString, _ action: @escaping Timetable.Action) {
        let life = life
        stage.after(milliseconds, label) { [self] () throws(Violation) in
            if isUp, life == self.life { try action() }
        }
    }

    /// Has `command` decided and stored; replies when it is on the disk, never when the hall crashes before.
    func submit(
        _ command: HallCommand,
        key: IntentKey?,
        staff: StaffID?,
        _ reply: @escaping (Result<Receipt, JournalError>) throws(Violation) -> Void
    ) {
        inbox.append(Entry(command: command, key: key, staff: staff, reply: reply))
        if storing == nil { beginGroup() }
    }
}

// MARK: - Groups

extension SimulatedHall {
    private func beginGroup() {
        let group = inbox
        inbox = []
        storing = (group, moment)
        let time = dice.strikes(.slowDisk) ? dice.amount(.slowDisk, 500...20_000) : random.within(1...8)
        if dice.strikes(.hallCrash, rate: Self.crashesAtGroup) {
            stage.after(Int64(dice.amount(.hallCrash, 0...time)), "a hall loses power while it stores") {
                [self] () throws(Violation) in try crash()
            }
        }
        later(Int64(time), "a hall stores a group") { [self] () throws(Violation) in try finishGroup() }
    }

    private func finishGroup() throws(Violation) {
        guard let (group, moment) = storing else { return }
        if dice.strikes(.diskError) { disk.failsOnce = true }
        let replies = try store(group, at: moment)
        storing = nil
        disk.failsOnce = false
        groups += 1
        if groups % Self.groupsBetweenAudits == 0 { try compare(live.state, live.chain) }
        // What happens next may be a crash: whoever has no answer by then never gets one.
        let life = life
        for (entry, reply) in zip(group, replies) where life == self.life { try entry.reply(reply) }
        if life == self.life, storing == nil, !inbox.isEmpty { beginGroup() }
        link?.pump()
        people?.lookAround()
    }

    /// Decides and stores a group as `Journal` does; the rows of each command are read back from the disk at once.
    private func store(_ group: [Entry], at moment: Moment) throws(Violation) -> [Result<Receipt, JournalError>] {
        var rows: [StoredEvent] = []
        var ends: [Int] = []
        let day = live.state.day
        let verdicts = group.map { entry in
            let verdict = live.decide(
                entry.command,
                intent: entry.key.map { Intent(key: $0, digest: entry.command.digest) },
                staff: entry.staff,
                at: moment,
                plan: plan,
                into: &rows
            )
            ends.append(rows.count)
            return verdict
        }
        guard !rows.isEmpty else { return verdicts.map { .success($0.receipt) } }
        if stage.scenario.sabotage == .answersEarly { try answerEarly(group, verdicts) }
        do throws(JournalError) { try disk.append(rows) } catch {
            if stage.scenario.sabotage == .keepsUnstored { live.commit() } else { live.rollBack() }
            return verdicts.map { $0.isStored ? .success($0.receipt) : .failure(error) }
        }
        live.commit()
        var begin = 0
        for (entry, end) in zip(group, ends) {
            try truth.learn(rows[begin..<end], of: entry.command)
            begin = end
        }
        writeSnapshotIfDue(dayChanged: live.state.day != day)
        return verdicts.map { .success($0.receipt) }
    }

    /// Tells everybody before anything is on the disk, and then loses the power in some cases.
    private func answerEarly(_ group: [Entry], _ verdicts: [Verdict]) throws(Violation) {
        for (entry, verdict) in zip(group, verdicts) {
            try ledger.note(verdict.receipt, to: entry.command, key: entry.key)
        }
    }

    private func writeSnapshotIfDue(dayChanged: Bool) {
        let isDue = live.state.position.value - newestSnapshot.value >= Int64(limits.snapshotInterval)
        guard isDue || dayChanged, !isWritingSnapshot else { return }
        isWritingSnapshot = true
        let snapshot = live.snapshot(of: plan.hall)
        later(Int64(random.within(10...1500)), "a hall writes a snapshot") { [self] () throws(Violation) in
            isWritingSnapshot = false
            do throws(JournalError) {
                try disk.writeSnapshot(snapshot.position, snapshot.encoded)
                newestSnapshot = snapshot.position
            } catch {
                // The next group tries again.
            }
        }
    }

    private func compare(_ state: HallState, _ chain: [UInt8]) throws(Violation) {
        try stage.tally.check(
            .replayEqualsLive,
            state == truth.replayed && chain == truth.chain,
            "\(plan.hall): the state at \(state.position) is not what the rows up to \(truth.position) say"
        )
    }
}

// MARK: - Going away and coming back

extension SimulatedHall {
    /// The power goes: what is not on the disk is gone.
    func crash() throws(Violation) {
        guard isUp else { return }
        isUp = false
        life += 1
        // A group that is being stored is on the disk, or it is not; nobody hears of it.
        if let (group, moment) = storing, dice.percent(.hallCrash, 50) { _ = try store(group, at: moment) }
        (storing, inbox, isWritingSnapshot, link) = (nil, [], false, nil)
        if dice.strikes(.tornSnapshot) { disk.tearSnapshot(at: dice.amount(.tornSnapshot, 0...99)) }
        if dice.strikes(.lostSnapshot) { disk.loseSnapshot() }
        if stage.scenario.sabotage == .forgetsGroup { disk.lose(1) }
        people?.leave()
        stage.after(Int64(dice.amount(.hallCrash, 5...180)) * CityCalendar.second, "a hall starts") {
            [self] () throws(Violation) in try start()
        }
    }

    private func start() throws(Violation) {
        stage.tally.restarts += 1
        let restored: LiveState
        do throws(JournalError) {
            restored = try LiveState.restored(from: disk, hall: plan.hall, limits: limits).live
        } catch {
            throw Violation(.replayEqualsLive, "\(plan.hall): the journal cannot be read back: \(error)")
        }
        try compare(restored.state, restored.chain)
        try ledger.audit(restored.state)
        live = restored
        isUp = true
        let link = SimulatedLink(self, line)
        self.link = link
        link.start()
        people?.arrive()
    }

    /// From here on nothing goes wrong any more.
    func heal() throws(Violation) {
        (disk.isFull, disk.failsOnce, line.cutOffUntil) = (false, false, 0)
        clock = SimulatedClock(since: stage.now)
        people?.heal()
    }

    /// Reads everything back without any snapshot.
    func audit() throws(Violation) {
        try stage.tally.check(.nothingBreaks, isUp, "\(plan.hall) is not up at the end")
        var bare = disk
        bare.loseSnapshots()
        do throws(JournalError) {
            let restored = try LiveState.restored(from: bare, hall: plan.hall, limits: limits).live
            try compareAll(restored)
        } catch { throw Violation(.replayEqualsLive, "\(plan.hall): the journal cannot be read back: \(error)") }
        try ledger.audit(live.state)
    }

    private func compareAll(_ restored: LiveState) throws(JournalError) {
        guard restored.state == live.state, restored.chain == live.chain else {
            throw .corrupt(at: restored.state.position)
        }
    }

    /// Plans a day of the hall: its people, its mishaps and its clock.
    func plan(_ day: Int) {
        let midnight = CityCalendar.midnight(of: day)
        people?.plan(day)
        line.plan(midnight)
        if dice.strikes(.clockDrift) { clock.drift = Int64(dice.amount(.clockDrift, -20_000...20_000)) }
        for half in 0..<48 {
            let time = midnight + Int64(half) * 30 * CityCalendar.minute
            if dice.strikes(.hallCrash) {
                stage.at(time + Int64(dice.amount(.hallCrash, 0...1_800_000)), "a hall loses power") {
                    [self] () throws(Violation) in try crash()
                }
            }
            if dice.strikes(.diskFull) { fillDisk(at: time) }
            if dice.strikes(.clockStep) { stepClock(at: time) }
        }
    }

    private func fillDisk(at time: Int64) {
        let length = Int64(dice.amount(.diskFull, 10...3600)) * CityCalendar.second
        stage.at(time, "a disk is full") { [self] () throws(Violation) in
            disk.isFull = !stage.tally.isHealed
            stage.after(length, "a disk has space") { [self] () throws(Violation) in disk.isFull = false }
        }
    }

    /// Sets the clock wrong by seconds, hours or a day, and right again some time later.
    private func stepClock(at time: Int64) {
        let reach = [5_000, 120_000, 7_200_000, 90_000_000][dice.amount(.clockStep, 0...3)]
        let step = Int64(dice.amount(.clockStep, -reach...reach))
        let length = Int64(dice.amount(.clockStep, 10...7200)) * CityCalendar.second
        stage.at(time, "a clock is set wrong") { [self] () throws(Violation) in
            if !stage.tally.isHealed { clock.offset += step }
            stage.after(length, "a clock is set right") { [self] () throws(Violation) in clock.offset = 0 }
        }
    }
}
