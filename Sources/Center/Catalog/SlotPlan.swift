// SPDX-License-Identifier: Apache-2.0
package import Terms

/// How the open time of a business is cut into slots from a day on (F4): a planning number with a reason (R2, A16).
package struct SlotPlan: Sendable, Equatable, Codable {
    /// The center.
    package let center: CenterID
    /// The business.
    package let service: ServiceID
    /// The first day it is for; it ends where a later plan begins.
    package let validFrom: BusinessDay
    /// How the time is cut; usually one part for all of it.
    package var bands: [SlotBand]
    /// Why these numbers.
    package var reason: String

    /// The most parts of a plan.
    package static let mostBands = 12

    /// Collects the parts.
    package init(center: CenterID, service: ServiceID, validFrom: BusinessDay, bands: [SlotBand], reason: String) {
        (self.center, self.service, self.validFrom) = (center, service, validFrom)
        (self.bands, self.reason) = (bands, reason)
    }

    /// The plan that counts on `day`: of those that began, the latest; `plans` are of one business.
    package static func current(_ plans: [SlotPlan], on day: BusinessDay) -> SlotPlan? {
        plans.filter { $0.validFrom <= day }.max { $0.validFrom < $1.validFrom }
    }

    private enum CodingKeys: String, CodingKey {
        case center, service
        case validFrom = "valid_from"
        case bands, reason
    }
}
