// SPDX-License-Identifier: Apache-2.0
/// What a member of the center's staff may do.
package enum Permission: String, Sendable, CaseIterable {
    case readCatalog = "read_catalog"
    case editCatalog = "edit_catalog"
    case editCalendar = "edit_calendar"
    case readRules = "read_rules"
    /// R9: rules and channels are the managing body's, never a department's.
    case editRules = "edit_rules"
    case readBookings = "read_bookings"
    case editBookings = "edit_bookings"
    /// Finds by a person's document, exports and deletes (PIPL Art. 45–47).
    case readPeople = "read_people"
    case readNoShows = "read_noshows"
    case editNoShows = "edit_noshows"
    case startMode = "start_mode"
    case readFigures = "read_figures"
    case readAudit = "read_audit"
    case manageStaff = "manage_staff"
    case manageHalls = "manage_halls"
    /// Sees staff reports, leads, complaints and what was deleted.
    case readSupervision = "read_supervision"
    /// Moves leads and complaints, answers feedback.
    case supervise
}
