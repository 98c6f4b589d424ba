// SPDX-License-Identifier: Apache-2.0
package import Terms

/// The clock on the hall's wall: gives the `Moment` that rules are passed.
///
/// Tests put their own source in.
package struct HallClock: Sendable {
    /// The zone of the hall.
    package let zone: HallZone
    private let source: @Sendable () -> Timestamp
    /// Who judges the clocks; nil for a clock that is believed as it is.
    package let time: HallTime?

    /// Joins a zone and a source of time, by default the machine's clock.
    package init(zone: HallZone, source: @escaping @Sendable () -> Timestamp = SystemClock.now) {
        (self.zone, self.source, time) = (zone, source, nil)
    }

    /// Joins a zone and the hall's judged time.
    package init(zone: HallZone, time: HallTime) {
        (self.zone, source, self.time) = (zone, { time.now() }, time)
    }

    /// Reads the source.
    package func now() -> Moment { zone.moment(at: source()) }

    /// How it stands to the machine's clock.
    package var standing: ClockStanding { time?.standing ?? ClockStanding() }
}
