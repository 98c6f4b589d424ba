// SPDX-License-Identifier: Apache-2.0
package import Ports

/// What a walk came to, and why that is believed.
package struct ProbeFinding: Sendable, Equatable {
    /// What is on the line.
    package enum Outcome: Sendable, Equatable {
        /// This device, at this rate where the line has one.
        case found(DeviceRole, Baud?)
        /// Something speaks by itself and fits nothing; nothing was sent to it.
        case unknownSpeech
        /// What is sent comes back: a loop, or an adapter for two wires that hears itself.
        case echo
        /// Nothing answered and nobody scanned.
        case silence
        /// The line went away.
        case gone(PortError)
    }

    /// What is there.
    package let outcome: Outcome
    /// Why that is believed, in sentences; without anything that a card or code held.
    package let reasons: [String]

    /// Joins both.
    package init(_ outcome: Outcome, _ reasons: [String]) { (self.outcome, self.reasons) = (outcome, reasons) }

    /// The device and its rate, when there is one.
    package var device: (role: DeviceRole, rate: Baud?)? {
        if case .found(let role, let rate) = outcome { (role, rate) } else { nil }
    }
}
