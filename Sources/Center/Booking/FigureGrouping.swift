// SPDX-License-Identifier: Apache-2.0
/// What the figures (F8, R70) are told apart by.
package enum FigureGrouping: String, Sendable, CaseIterable {
    case center, department, service, item, slot, channel, day

    /// Whether tickets without a booking can be told apart by it.
    package var concernsVisits: Bool {
        switch self {
        case .center, .service, .slot, .day: true
        case .department, .item, .channel: false
        }
    }
}
