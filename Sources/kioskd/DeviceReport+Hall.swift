// SPDX-License-Identifier: Apache-2.0
import Ports
import Setup
import Terms
import Web

// What the rooms know of a device, as the API tells it.
extension DeviceReport {
    /// A device of the configuration, before its line is asked.
    init(_ kind: Kind, at place: String, _ address: String?, _ state: DeviceState) {
        self.init(kind: kind, place: place, address: address, state: state.name, isWorking: state.isWorking)
    }

    /// Adds what its line has been through and what else was counted.
    func with(_ tally: LineTally, _ others: [String: Int] = [:], at times: ReportTimes) -> DeviceReport {
        var report = self
        (report.node, report.lastFault) = (tally.node, tally.lastFault?.description)
        report.since = tally.since.map(times.timestamp)
        report.counters = others.merging(
            [
                "opened": tally.opened, "closed": tally.closed, "failures": tally.failures,
                "received_bytes": tally.received, "sent_bytes": tally.sent,
            ]
        ) { mine, _ in mine }
        return report
    }
}

/// Both clocks at one time, to tell when something was that only the monotonic one has seen.
struct ReportTimes {
    private let now: Timestamp
    private let monotonic: MonotonicTime

    init(_ clock: HallClock, _ loop: EventLoop) { (now, monotonic) = (clock.now().timestamp, loop.now()) }

    /// The point on the hall's clock.
    func timestamp(_ time: MonotonicTime) -> Timestamp {
        now.adding(seconds: -Int64(time.duration(to: monotonic).components.seconds))
    }
}
