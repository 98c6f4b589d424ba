// SPDX-License-Identifier: Apache-2.0
package import Terms

/// How long the visits of a center took of late, and which windows took them (A15).
package struct HandlingTimes: Sendable, Equatable {
    /// Seconds from service to end, by service.
    package private(set) var visits: [ServiceID: [Int]] = [:]
    private var served: [HallID: [WindowID: Set<ServiceID>]] = [:]

    /// The longest that counts as one visit: what is longer was forgotten, not served.
    package static let longestSeconds = 4 * 3600

    /// Begins with nothing.
    package init() {}

    /// A window of a hall took a visit for `service`; `seconds` is nil while it is not known how long it took.
    package mutating func add(_ hall: HallID, _ window: WindowID, _ service: ServiceID, seconds: Int?) {
        served[hall, default: [:]][window, default: []].insert(service)
        guard let seconds, (1...Self.longestSeconds).contains(seconds) else { return }
        visits[service, default: []].append(seconds)
    }

    /// Every window that took anybody, with what it took.
    package var windows: [DailyCap.Window] {
        served.flatMap { hall, windows in
            windows.map { DailyCap.Window(hall: hall, window: $0.key, services: $0.value.sorted()) }
        }
    }
}
