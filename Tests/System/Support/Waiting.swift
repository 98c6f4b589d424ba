// SPDX-License-Identifier: Apache-2.0
import Ports

/// Something that was waited for and did not come.
struct Overdue: Error, CustomStringConvertible {
    let description: String
}

extension Timekeeper {
    /// Looks again and again until there is something to return; throws `Overdue` when it does not come within `limit`.
    func until<Found>(
        _ what: String,
        within limit: Duration = .seconds(20),
        _ look: () async throws -> Found?
    ) async throws -> Found {
        let due = now().advanced(by: limit)
        while true {
            if let found = try await look() { return found }
            guard now() < due else { throw Overdue(description: "\(what) within \(limit)") }
            try await wait(for: .milliseconds(10))
        }
    }
}
