// SPDX-License-Identifier: Apache-2.0
import Ports

/// What the status page says about a panel.
package enum PanelHealth: Sendable, Equatable {
    /// Nothing has been heard yet.
    case unknown
    /// It shows what it should.
    case ready
    /// It is not plugged in, or the connection is down.
    case gone
    /// The line is there, but the panel does not answer.
    case silent
    /// It answers that it will not.
    case refusing(code: UInt8)

    /// True when it shows what it should.
    package var isReady: Bool { self == .ready }

    /// The name on the status page.
    package var name: String {
        switch self {
        case .unknown: "unknown"
        case .ready: "ok"
        case .gone: "gone"
        case .silent: "silent"
        case .refusing: "refusing"
        }
    }
}

extension PanelHealth: Loggable {
    package var logText: String {
        if case .refusing(let code) = self { return "\(name)(\(code))" }
        return name
    }
}
