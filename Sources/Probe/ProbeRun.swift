// SPDX-License-Identifier: Apache-2.0
package import Ports

/// One walk on one line: opens it, does what the walk says, and closes it.
///
/// Pinned to the loop. A line that somebody else holds is not touched: opening it fails.
package actor ProbeRun {
    private nonisolated let loop: EventLoop
    private let time: any Timekeeper
    private let finder: PortFinder
    private let address: DeviceAddress
    private let onNews: @Sendable (ProbeNews) -> Void
    private var walk: ProbeWalk
    private var line: KeptLine?
    private var alarm: Alarm?
    private var waiting: CheckedContinuation<ProbeFinding, Never>?

    package nonisolated var unownedExecutor: UnownedSerialExecutor { unsafe loop.asUnownedSerialExecutor() }

    /// Prepares a walk at `address`; `onNews` is called on the loop.
    ///
    /// `time` is the loop, or a `ManualTimekeeper` on it.
    package init(
        at address: DeviceAddress,
        plan: ProbePlan,
        on loop: EventLoop,
        time: (any Timekeeper)? = nil,
        finder: PortFinder = .system,
        onNews: @escaping @Sendable (ProbeNews) -> Void = { _ in }
    ) {
        (self.loop, self.time, self.finder) = (loop, time ?? loop, finder)
        (self.address, self.onNews) = (address, onNews)
        walk = ProbeWalk(plan)
    }

    /// What the line has been through.
    package var tally: LineTally { line?.tally ?? LineTally() }

    /// Walks once and returns what was found; a line that cannot be opened is `.gone` with the reason.
    package func run() async -> ProbeFinding {
        let finding = await withCheckedContinuation { continuation in
            waiting = continuation
            let line = KeptLine(address, on: loop, time: time, finder: finder) { [weak self] event in
                self?.assumeIsolated { $0.happened(event) }
            }
            self.line = line
            line.start()
        }
        line.take()?.stop()
        alarm.take()?.cancel()
        return finding
    }

    private func happened(_ event: KeptLine.Event) {
        switch event {
        case .opened: take(.opened)
        case .bytes(let bytes): take(.bytes(bytes))
        case .drained: break
        case .closed(let reason), .unavailable(let reason): take(.closed(reason))
        }
    }

    private func take(_ input: ProbeWalk.Input) {
        for output in walk.handle(input, at: time.now()) { carryOut(output) }
        alarm.take()?.cancel()
        guard let due = walk.deadline else { return }
        alarm = time.call(at: due) { [weak self] in self?.assumeIsolated { $0.take(.due) } }
    }

    private func carryOut(_ output: ProbeWalk.Output) {
        switch output {
        // A line that fails reports itself as closed; a connection has no rate.
        case .setRate(let rate): try? line?.line?.setBaud(rate)
        case .write(let bytes): _ = try? line?.write(bytes)
        case .tell(let news): onNews(news)
        case .finish(let finding): waiting.take()?.resume(returning: finding)
        }
    }
}
