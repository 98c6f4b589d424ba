// SPDX-License-Identifier: Apache-2.0
package import Terms

/// The clock on the hall's wall: gives the `Moment` that rules are passed.
///
/// Tests put their own source in.
package struct HallClock: Sendable {
    /// The zone of the hall.
    package let zone: HallZone
    private let source: @Sendable () -> Timestamp

    /// Joins a zone and a source of time, by default the machine's clock.
    package init(zone: HallZone, source: @escaping @Sendable () -> Timestamp = SystemClock.now) {
        (self.zone, self.source) = (zone, source)
    }

    /// Reads the source.
    package func now() -> Moment { zone.moment(at: source()) }
}
