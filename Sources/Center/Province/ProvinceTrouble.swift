// SPDX-License-Identifier: Apache-2.0

/// Why the province gave no answer that can be used; the work waits and is tried again.
package enum ProvinceTrouble: Error, Sendable, Equatable, CustomStringConvertible {
    /// No connection, or it broke off.
    case unreachable
    /// A time limit ran out: the province may have taken what was sent, which is why everything is idempotent.
    case timedOut
    /// The certificates do not fit.
    case untrusted
    /// It answered with this status.
    case refused(status: Int)
    /// What came back does not follow the contract.
    case garbled
    /// The adapter is being stopped.
    case stopped

    package var description: String {
        switch self {
        case .unreachable: "the province cannot be reached"
        case .timedOut: "the province did not answer in time"
        case .untrusted: "the province's certificate is not trusted, or it does not trust ours"
        case .refused(let status): "the province answered \(status)"
        case .garbled: "the province's answer does not follow the contract"
        case .stopped: "stopped"
        }
    }
}
