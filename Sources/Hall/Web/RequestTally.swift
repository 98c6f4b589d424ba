// SPDX-License-Identifier: Apache-2.0
import Ports

/// Counts requests by route and status; routes and statuses are few, so the table is small for ever.
final class RequestTally: Sendable {
    /// One line of the table.
    struct Line: Hashable, Sendable {
        /// The route's pattern, never a path as it came; nil is a path that nobody has.
        let route: String?
        let status: Int
    }

    private let counts = Lock<[Line: Int]>([:])

    func count(_ route: String?, status: Int) {
        counts.withLock { $0[Line(route: route, status: status), default: 0] += 1 }
    }

    var table: [Line: Int] { counts.withLock { $0 } }
}
