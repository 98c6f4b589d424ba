// SPDX-License-Identifier: Apache-2.0
package import Terms

/// A call for staff, with the times at which somebody took it up and closed it (R42).
package struct HallAlert: Sendable, Equatable {
    /// The place of the event that raised it.
    package let id: Position
    /// Why staff are called.
    package let kind: AlertKind
    /// Where; nil when it concerns the whole hall.
    package let station: StationID?
    /// When it was raised.
    package let raised: Timestamp
    /// When a member of staff took it up.
    package internal(set) var acknowledged: Timestamp?
    /// Who took it up.
    package internal(set) var acknowledgedBy: StaffID?
    /// When it was closed.
    package internal(set) var closed: Timestamp?

    init(id: Position, kind: AlertKind, station: StationID?, raised: Timestamp) {
        (self.id, self.kind, self.station, self.raised) = (id, kind, station, raised)
    }
}
