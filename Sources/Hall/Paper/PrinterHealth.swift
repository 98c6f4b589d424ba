// SPDX-License-Identifier: Apache-2.0

import Ports

/// What the status page and the kiosk's screen say about a printer.
package enum PrinterHealth: Sendable, Equatable, Loggable {
    /// Nothing has been heard yet.
    case unknown
    /// Ready to print; near the end of the roll it still is.
    case ready(paperNearEnd: Bool)
    case faulty(PrinterFault)

    /// True when a slip can be expected to come out.
    package var isReady: Bool {
        switch self {
        case .ready: true
        case .unknown, .faulty: false
        }
    }

    /// The name on the status page, as `ok`, `paper_near_end`, or the name of the fault.
    package var name: String {
        switch self {
        case .unknown: "unknown"
        case .ready(let paperNearEnd): paperNearEnd ? "paper_near_end" : "ok"
        case .faulty(let fault): fault.rawValue
        }
    }

    /// The name, as on the status page.
    package var logText: String { name }
}
