// SPDX-License-Identifier: Apache-2.0
import Terms

/// A booking of the ordering study; nobody keeps those of the visitors who stay away.
struct OrderAppointment: Sendable {
    let number: BookingNumber
    let slot: TimeSlot
}
