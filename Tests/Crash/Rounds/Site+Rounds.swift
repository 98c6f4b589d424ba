// SPDX-License-Identifier: Apache-2.0
import Glibc
import Ports
import Programs

// Rounds: people work, programs end, the power is cut, everything starts again.
extension Site {
    /// The longest that a round waits for its answers, and then for a fuse to burn down.
    private static let answersWithin = Duration.seconds(3)
    private static let endWithin = Duration.milliseconds(400)
    /// The points at which the first starts of a site are ended, and how often at most.
    private static let birthPoints = 1...110
    private static let births = 4
    /// Imports before the first round.
    private static let firstImports = 8

    /// Starts center and hall for the first time, ending each some times while it makes its files.
    func open(_ generator: inout SplitMix64) async throws {
        try await start(.center, fuses: birthFuses(&generator), .birth, &generator)
        // The tool works on the center's files too, but not on its forgetful disk.
        center.process?.kill()
        try cut(.center, .load, .everything, &generator)
        try await enrol()
        try await start(.center, fuses: [], .birth, &generator)
        try await start(.hall, fuses: birthFuses(&generator), .birth, &generator)
        guard let centerDoor else { throw CrashFault("the center is not open") }
        let pace = Pace(answers: .max, delay: .zero) {}
        let clerk = CenterClerk(door: centerDoor, book: book, ledger: ledger, pace: pace, today: text.today)
        for _ in 0..<Self.firstImports {
            guard await clerk.takeIn(3, isNumbered: false) else { throw CrashFault("the center imports nothing") }
        }
    }

    private func birthFuses(_ generator: inout SplitMix64) -> [Int] {
        // A deaf disk is to be found out by what was told, not by a program that does not open.
        let births = options.isDeaf ? 0 : Self.births
        return (0..<births).map { _ in Int.random(in: Self.birthPoints, using: &generator) }
    }

    /// Holds a round up to the point where everything is open again.
    func hold(_ plan: RoundPlan, _ generator: inout SplitMix64) async throws -> [Finding] {
        guard let hallDoor, let centerDoor else { throw CrashFault("a round needs open doors") }
        let blow = strike(plan)
        var delay = Duration.zero
        if case .clock(let microseconds) = plan.blow { delay = .microseconds(microseconds) }
        let pace = Pace(answers: plan.answers, delay: delay, blow)
        let people = HallClients(door: hallDoor, ledger: ledger, pace: pace, round: plan.number)
        let clerk = CenterClerk(door: centerDoor, book: book, ledger: ledger, pace: pace, today: text.today)
        let (own, others) = (generator.fork(), generator.fork())
        async let hallWork: Void = people.work(own)
        async let centerWork: Void = clerk.work(others)
        _ = try await loop.poll(within: Self.answersWithin) { pace.isStruck ? true : nil }
        pace.strikeAnyway()
        var findings: [Finding] = []
        for target in plan.targets {
            let code = try await machine(target).end(within: Self.endWithin)
            let isOrderly = plan.phase == .closing && code == 0
            if code != 128 + SIGKILL, !isOrderly {
                findings.append(Finding(.damaged, "\(target.rawValue) ended by itself with \(code)"))
            }
        }
        pace.end()
        _ = await (hallWork, centerWork)
        for target in plan.targets {
            try cut(target, plan.phase == .closing ? .closing : .load, plan.moods[target] ?? .everything, &generator)
        }
        // The center first, so that the hall's link finds it.
        for target in plan.targets.reversed() {
            try await start(
                target,
                fuses: plan.phase == .start ? plan.startFuses[target] ?? [] : [],
                .start,
                &generator
            )
        }
        return findings
    }

    /// What falls on the programs when there were enough answers.
    private func strike(_ plan: RoundPlan) -> @Sendable () -> Void {
        let victims = plan.targets.compactMap { target -> (Process, DiskLog)? in
            let machine = machine(target)
            guard let process = machine.process, let disk = machine.disk else { return nil }
            return (process, disk)
        }
        return {
            for (process, disk) in victims {
                if plan.phase == .closing { process.terminate() }
                switch plan.blow {
                case .points(let points): disk.light(points)
                // Left to close in peace: then the power is cut after an orderly end.
                case .clock: if plan.phase != .closing { process.kill() }
                }
            }
        }
    }

    /// Starts a program; as long as there are `fuses`, the one that burns down takes the power away and the next is lit.
    private func start(
        _ target: RoundPlan.Target,
        fuses: [Int],
        _ phase: RoundPlan.Phase,
        _ generator: inout SplitMix64
    ) async throws {
        for fuse in fuses {
            if try await start(target, fuse: fuse) { return }
            try cut(target, phase, generator.oneIn(2) ? .some : .everything, &generator)
        }
        guard try await start(target, fuse: 0) else { throw CrashFault("\(target.rawValue) ended while it started") }
    }

    private func start(_ target: RoundPlan.Target, fuse: Int) async throws -> Bool {
        switch target {
        case .hall: try await startHall(fuse: fuse)
        case .center: try await startCenter(fuse: fuse)
        }
    }

    private func cut(
        _ target: RoundPlan.Target,
        _ phase: RoundPlan.Phase,
        _ mood: PowerCut.Mood,
        _ generator: inout SplitMix64
    ) throws {
        let machine = machine(target)
        if let figures = machine.disk?.figures {
            tally.syncs += figures.syncs
            tally.bytesWritten += figures.written
        }
        tally.cut += try machine.cutPower(options.isDeaf ? .everything : mood, &generator)
        tally.ends[Tally.End(target: target, phase: phase), default: 0] += 1
    }

    private func machine(_ target: RoundPlan.Target) -> Machine { target == .hall ? hall : center }
}
