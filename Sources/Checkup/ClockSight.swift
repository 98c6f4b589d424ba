// SPDX-License-Identifier: Apache-2.0

/// What was seen of the machine's clock.
package struct ClockSight: Sendable, Equatable {
    /// Whether a time service is switched on (timedatectl, NTP); nil when nobody says.
    package var isKept: Bool?
    /// Whether there is one to switch on.
    package var canBeKept: Bool?
    /// Whether the kernel's clock is in step with it.
    package var isSynchronised: Bool?
    /// The battery-backed clock minus the system's, in seconds; nil without one.
    package var rtcOffset: Int?
    /// Whether there is a battery-backed clock.
    package var hasRTC = false
    /// Whether the zone of the configuration is known on this machine; nil without a configuration.
    package var zoneIsKnown: Bool?

    /// Nothing was seen.
    package init() {}
}
