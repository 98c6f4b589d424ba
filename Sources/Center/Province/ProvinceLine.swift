// SPDX-License-Identifier: Apache-2.0
package import Booking
package import Terms

/// What a center asks of the province (R28, R62, R63); the adapter is `HTTPSProvinceLine`.
///
/// Every verb may be repeated: an answer that was lost is given again.
package protocol ProvinceLine: Sendable {
    /// Obtains the province codes of bookings; those that were not coded are missing from the answer.
    func codes(for orders: [ProvinceOrder]) async throws(ProvinceTrouble) -> [BookingNumber: ProvinceCode]
    /// Reports no-show events; returns those that the province has now.
    func report(_ events: [ProvinceEvent]) async throws(ProvinceTrouble) -> [ProvinceEvent]
    /// What changed on the province's list after `cursor`.
    func list(after cursor: Int64) async throws(ProvinceTrouble) -> ProvinceListPage
}
