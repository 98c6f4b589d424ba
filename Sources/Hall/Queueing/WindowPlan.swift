// SPDX-License-Identifier: Apache-2.0
package import Terms

/// A window (窗口) of the hall and what it is for.
package struct WindowPlan: Sendable, Equatable, Codable {
    /// Who a window takes (R34–R36).
    ///
    /// A window for some takes everybody, like a general one, for a service of which all other kinds of window are
    /// closed.
    package enum Role: String, Sendable, Codable, CaseIterable {
        /// 综合窗口: booked and walk-in, merged by the order policy.
        case general
        /// 预约专窗: booked visitors; takes walk-ins when idle unless told not to.
        case bookedOnly = "booked_only"
        /// Walk-ins; takes booked visitors when idle.
        case walkInOnly = "walk_in_only"
    }

    /// The name in configuration and events.
    package let id: WindowID
    /// The number shown and spoken, normally the id: `12`.
    package let label: String
    /// Whom it takes.
    package let role: Role
    /// The services it handles, at least one.
    package let services: [ServiceID]
    /// For `bookedOnly`: whether an idle window takes walk-ins (R36).
    package let takesWalkInsWhenIdle: Bool
    /// The display and voice area it calls into; nil in a hall of one area.
    package let zone: ZoneID?
    /// When it is rostered; nil for all hours of the hall.
    package let hours: OpeningHours?

    /// Collects the parts.
    package init(
        id: WindowID,
        label: String,
        role: Role = .general,
        services: [ServiceID],
        takesWalkInsWhenIdle: Bool = true,
        zone: ZoneID? = nil,
        hours: OpeningHours? = nil
    ) {
        (self.id, self.label, self.role) = (id, label, role)
        (self.services, self.takesWalkInsWhenIdle) = (services, takesWalkInsWhenIdle)
        (self.zone, self.hours) = (zone, hours)
    }
}
