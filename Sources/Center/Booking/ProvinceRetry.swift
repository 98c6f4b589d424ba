// SPDX-License-Identifier: Apache-2.0

/// How long a piece of work for the province rests after a failed attempt (R63): doubling, with a longest wait.
package enum ProvinceRetry {
    /// The first wait, in seconds.
    package static let firstSeconds: Int64 = 60
    /// The longest wait, in seconds.
    package static let longestSeconds: Int64 = 6 * 3600

    /// Seconds to wait after `failures` failures in a row, at least one.
    package static func seconds(after failures: Int) -> Int64 {
        let doublings = min(max(failures - 1, 0), 16)
        return min(firstSeconds << Int64(doublings), longestSeconds)
    }
}
