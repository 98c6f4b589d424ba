// SPDX-License-Identifier: Apache-2.0
package import Ports
import Queueing
import Terms

/// All call keypads and evaluators on one RS-485 line: hears their keys, asks the hall, and keeps their displays right.
///
/// Pinned to the loop. What a key wants becomes an errand with its intent key at once; the errands of one keypad are carried
/// out in order and hold up no other keypad. Displays follow the hall's state, whoever changed it.
package actor KeypadBus {
    /// How a line is set up.
    package struct Configuration: Sendable {
        let address: DeviceAddress
        let posts: [KeypadPost]
        let unserved: KeypadUnserved
        let levels: KeypadLevels
        let timing: KeypadTiming

        /// Collects the parts; no two posts may have one address.
        package init(
            address: DeviceAddress,
            posts: [KeypadPost],
            unserved: KeypadUnserved = .refuse,
            levels: KeypadLevels = KeypadLevels(),
            timing: KeypadTiming = KeypadTiming()
        ) {
            (self.address, self.posts) = (address, posts)
            (self.unserved, self.levels, self.timing) = (unserved, levels, timing)
        }
    }

    let configuration: Configuration
    let doors: KeypadDoors
    let time: any Timekeeper
    private nonisolated let loop: EventLoop
    private let finder: PortFinder
    private let hotplug: Hotplug?
    private let onHealth: @Sendable (KeypadHealth) -> Void

    private(set) var line: KeypadLine
    /// How many bytes came from the line so far, and how many went to it.
    private(set) var traffic = (received: 0, sent: 0)
    /// What the line has been through; empty before `start()`.
    package var tally: LineTally { kept?.tally ?? LineTally() }
    /// How often what was heard, by names for the page of devices.
    package var counters: [String: Int] {
        [
            "presses": presses, "repeated": line.repetitions, "unknown_keypads": line.strangers,
            "own_echoes": line.ownFrames, "noise_bytes": line.noiseBytes,
        ]
    }
    private var presses = 0
    private var desks: [UInt8: KeypadDesk] = [:]
    private var kept: KeptLine?
    private var tick: (due: MonotonicTime, alarm: Alarm)?
    private var refresh: Alarm?

    package nonisolated var unownedExecutor: UnownedSerialExecutor { unsafe loop.asUnownedSerialExecutor() }

    /// Prepares a line; `start()` opens it, and `run()` must be running for keys to be carried out.
    ///
    /// `time` is the loop, or a `ManualTimekeeper` on it; `onHealth` is called on the loop and must not block.
    package init(
        _ configuration: Configuration,
        on loop: EventLoop,
        time: (any Timekeeper)? = nil,
        finder: PortFinder = .system,
        hotplug: Hotplug? = nil,
        doors: KeypadDoors,
        onHealth: @escaping @Sendable (KeypadHealth) -> Void = { _ in }
    ) {
        (self.configuration, self.doors, self.loop, self.time) = (configuration, doors, loop, time ?? loop)
        (self.finder, self.hotplug, self.onHealth) = (finder, hotplug, onHealth)
        line = KeypadLine(addresses: Set(configuration.posts.map(\.address)), timing: configuration.timing)
        for post in configuration.posts { desks[post.address] = KeypadDesk(post, configuration) }
    }

    /// Begins to keep the line open; does nothing when it has begun.
    package func start() {
        guard kept == nil else { return }
        let kept = KeptLine(configuration.address, on: loop, time: time, finder: finder, hotplug: hotplug) {
            [weak self] event in
            self?.assumeIsolated { $0.happened(event) }
        }
        self.kept = kept
        kept.start()
    }

    /// Closes the line; keys pressed before are still carried out while `run()` runs.
    package func stop() {
        kept.take()?.stop()
        refresh.take()?.cancel()
        line.reset()
        keepDeadline()
    }

    /// Carries out what keys want and keeps the displays right, until the task is cancelled.
    package func run() async {
        await withDiscardingTaskGroup { group in
            for desk in desks.values {
                group.addTask { for await errand in desk.errands { await self.carryOut(errand, at: desk.post) } }
            }
            group.addTask { await self.follow() }
        }
    }

    private func happened(_ event: KeptLine.Event) {
        let name = configuration.address
        switch event {
        case .opened:
            Log.write(.info, "keypads opened", ["device": name, "keypads": desks.count])
            line.reset()
            showAgain()
            onHealth(.ready)
        case .bytes(let bytes):
            traffic.received += bytes.count
            for heard in line.receive(bytes, at: time.now()) { take(heard) }
        case .drained:
            break
        case .closed(let reason):
            Log.write(.warning, "keypads gone", ["device": name, "reason": reason])
            refresh.take()?.cancel()
            line.reset()
            onHealth(.gone)
        case .unavailable(let reason):
            Log.write(.warning, "keypads cannot be opened", ["device": name, "reason": reason])
            onHealth(.gone)
        }
        speak()
    }

    private func take(_ heard: KeypadLine.Heard) {
        presses += 1
        guard let errand = desks[heard.address]?.take(heard.report, at: time.now()) else { return }
        if case .dropped? = desks[heard.address]?.errand.yield(errand) { line.post(.beep, to: heard.address) }
    }

    /// Says what waits to be said and may be said now.
    private func speak() {
        let (heard, frame) = line.turn(at: time.now())
        for heard in heard { take(heard) }
        // A line that has just gone has nobody to hear it; displays are told again when it is back.
        if let frame, (try? kept?.write(frame.bytes)) != nil { traffic.sent += frame.bytes.count }
        keepDeadline()
    }

    /// Keeps one alarm at the line's deadline.
    private func keepDeadline() {
        guard tick?.due != line.deadline else { return }
        tick.take()?.alarm.cancel()
        guard let due = line.deadline else { return }
        tick = (due, time.call(at: due) { [weak self] in self?.assumeIsolated { $0.deadlineCame() } })
    }

    private func deadlineCame() {
        tick = nil
        speak()
    }

    /// Tells every display what it shows, now and every `refresh`.
    private func showAgain() {
        refresh.take()?.cancel()
        for desk in desks.values { line.post(.show(desk.shown), to: desk.post.address) }
        refresh = time.call(after: configuration.timing.refresh) { [weak self] in
            self?.assumeIsolated {
                $0.showAgain()
                $0.speak()
            }
        }
    }
}

// What others in the room tell the windows.
extension KeypadBus {
    /// Leaves a message for the keypad at `address`.
    func tell(_ message: KeypadMessage, _ address: UInt8) {
        // Nobody hears it while the line is away, and what it was about is old when it is back.
        guard kept?.line != nil else { return }
        line.post(message, to: address)
        speak()
    }

    /// Shows how the windows are.
    func show(_ glances: [KeypadGlance]) {
        for (address, desk) in desks {
            guard let digits = glances.first(where: { $0.window == desk.post.window })?.digits, digits != desk.shown
            else { continue }
            desks[address]?.shown = digits
            tell(.show(digits), address)
        }
    }

    /// Lets evaluators ask after a finished visit, and no longer when it is not finished or rated already.
    func note(_ event: HallEvent) {
        switch event {
        case .ticketFinished(let ticket, let window, _):
            for (address, desk) in desks where desk.post.evaluates && desk.post.window == window {
                desks[address]?.evaluator.finished(ticket, at: time.now())
                tell(.ask, address)
            }
        case .stepUndone(let ticket, _), .ticketRated(let ticket, _, _):
            for address in desks.keys { desks[address]?.evaluator.withdraw(ticket) }
        default: break
        }
    }
}
