// SPDX-License-Identifier: Apache-2.0

/// What systemd says of a unit (systemctl show).
package struct UnitSight: Sendable, Equatable {
    /// What the unit should be doing.
    package enum Wanted: Sendable, Equatable {
        /// Runs all day.
        case running
        /// Listens or waits for its time.
        case waiting
        /// Runs from time to time, and must not have failed.
        case now
    }

    /// Its name with the suffix.
    package let name: String
    /// What it should be doing.
    package let wanted: Wanted
    /// `loaded`, `not-found`, `masked`.
    package var load = ""
    /// `active`, `inactive`, `failed`, `activating`.
    package var active = ""
    /// `enabled`, `disabled`, `static`.
    package var file = ""
    /// `success`, `exit-code`, `watchdog`, `timeout`, `signal`, `oom-kill`.
    package var result = ""
    /// How often it was started again by itself since it was last started by hand.
    package var restarts = 0
    /// The last exit status.
    package var exit = 0
    /// Whether its conditions held.
    package var conditionHeld = true

    /// Begins with its name.
    package init(_ name: String, _ wanted: Wanted) { (self.name, self.wanted) = (name, wanted) }
}
