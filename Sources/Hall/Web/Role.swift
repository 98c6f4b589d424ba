// SPDX-License-Identifier: Apache-2.0

/// Who may talk to the hall's API: the first word of a line of the token file, or what a signed-in member of staff does.
package enum Role: String, Sendable, CaseIterable {
    /// A kiosk's page or another machine's kiosk; may be bound to a `station`.
    case kiosk
    /// A clerk's page or keypad; may be bound to a `window`.
    case window
    /// The help desk, which gives out green-channel tickets.
    case green
    /// The manager on duty, who reads what all staff may read, answers alerts and closes the day.
    case manager
    /// A display; it only reads what the public may see.
    case display
    /// Those who look after the hall.
    case admin
}
