// SPDX-License-Identifier: Apache-2.0
import Terms

/// Where a plan's services and windows are, so that no rule searches hundreds of them; of equal ids the first counts.
struct PlanIndex: Sendable, Equatable {
    let services: [ServiceID: Int]
    let windows: [WindowID: Int]
    /// The windows that handle a service, ascending.
    let handlers: [ServiceID: [Int]]

    init(_ services: [ServicePlan], _ windows: [WindowPlan]) {
        self.services = Dictionary(
            services.enumerated().map { ($1.id, $0) },
            uniquingKeysWith: { first, _ in first }
        )
        self.windows = Dictionary(windows.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
        var handlers: [ServiceID: [Int]] = [:]
        for (index, window) in windows.enumerated() {
            for service in Set(window.services) { handlers[service, default: []].append(index) }
        }
        self.handlers = handlers
    }
}
