// SPDX-License-Identifier: Apache-2.0

/// What a hall's daemon says of itself.
package struct DaemonSight: Sendable, Equatable {
    /// `ok`, `full`, `failed`.
    package var storage = "ok"
    /// Calls and codes only.
    package var storageDetail: String?
    /// Why the newest snapshot failed.
    package var snapshotFailure: String?
    /// True while the clock shows a day before the journal's.
    package var clockIsBehind = false
    /// The center's clock minus the hall's, in seconds.
    package var centerOffset: Int?
    /// `online`, `offline`, `none`.
    package var link = "none"
    /// Events that the center has not acknowledged.
    package var unsynced: Int64?
    /// When the center last answered, as the daemon writes it.
    package var lastContact: String?
    /// What people must look into.
    package var alarms: [String] = []
    /// Stations whose paper ends soon or has ended.
    package var paperAlarms: [String] = []

    /// Nothing was said.
    package init() {}
}
