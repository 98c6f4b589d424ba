// SPDX-License-Identifier: Apache-2.0
import Journal
import Keypads
import Ports
import Queueing
import Setup
import Web

/// The call keypads and evaluators of a hall, line by line.
final class HallKeypads: Sendable {
    private let lines: [(name: String, address: String, bus: KeypadBus)]
    private let healths: Lock<[KeypadHealth]>

    init(
        _ settings: [KeypadSettings],
        plan: HallPlan,
        journal: Journal,
        submit: @escaping Submit,
        loop: EventLoop,
        hotplug: Hotplug
    ) {
        let healths = Lock([KeypadHealth](repeating: .unknown, count: settings.count))
        let doors = KeypadDoors(journal: journal, plan: plan, submit: submit)
        lines = settings.enumerated().map { index, settings in
            let bus = KeypadBus(KeypadBus.Configuration(settings), on: loop, hotplug: hotplug, doors: doors) { health in
                healths.withLock { $0[index] = health }
            }
            return (settings.name, settings.address.text, bus)
        }
        self.healths = healths
    }

    /// What the status page shows.
    var fixtures: [HallSurroundings.Fixture] {
        zip(lines, healths.withLock { $0 }).map { line, health in
            let state = DeviceState(health)
            return .init(kind: .keypads, name: line.name, state: state.name, isWorking: state.isWorking)
        }
    }

    /// What the page of devices says of the lines.
    func reports(at times: ReportTimes) async -> [DeviceReport] {
        var reports: [DeviceReport] = []
        for (line, health) in zip(lines, healths.withLock { $0 }) {
            let state = DeviceState(health)
            let report = DeviceReport(.keypads, at: line.name, line.address, state)
            reports.append(report.with(await line.bus.tally, await line.bus.counters, at: times))
        }
        return reports
    }

    /// Opens the lines and carries out what keys want until the task is cancelled.
    func run() async {
        await withDiscardingTaskGroup { group in
            for line in lines {
                group.addTask(name: "keypads") {
                    await line.bus.start()
                    await line.bus.run()
                }
            }
        }
    }

    /// Closes the lines.
    func stop() async {
        for line in lines { await line.bus.stop() }
    }
}

extension KeypadBus.Configuration {
    fileprivate init(_ settings: KeypadSettings) {
        let unserved: KeypadUnserved =
            switch settings.unserved {
            case .refuse: .refuse
            case .miss: .miss
            case .finish: .finish
            }
        let baud = if case .serial(_, let baud, _) = settings.address { baud } else { Baud.baud9600 }
        self.init(
            address: settings.address,
            posts: settings.keypads.map {
                KeypadPost(address: $0.address, window: $0.window, staff: $0.staff, evaluates: $0.evaluates)
            },
            unserved: unserved,
            levels: settings.keyLevels.flatMap { KeypadLevels($0.compactMap(Rating.init(rawValue:))) }
                ?? KeypadLevels(),
            timing: KeypadTiming(baud: baud)
        )
    }
}
