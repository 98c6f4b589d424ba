// SPDX-License-Identifier: Apache-2.0
package import Ports
import Readers

/// What is tried on a line, and in which order: first only to listen, then the shortest question, then longer ones.
package struct ProbePlan: Sendable, Equatable {
    /// One thing to try.
    package enum Step: Sendable, Equatable {
        /// Only to listen, at this rate, for that long.
        case listen(Baud?, Duration)
        /// To ask one of the `openings` at this rate.
        case ask(ProbeQuestion, Baud?)
        /// To take away what a printer of this rate, who could not answer, has in its line.
        case clear(Baud)
        /// To let a person scan something or press a key, at this rate.
        case person(Baud?)
    }

    /// In their order; rates are nil where a line has none.
    package let steps: [Step]
    /// Rates at which to listen again when something speaks that was not understood.
    package let otherRates: [Baud]
    /// How long the person is given.
    package let personWaits: Duration

    /// How long it is listened at first: a keypad that is not acknowledged and a scanner in presentation speak by themselves.
    static let listening = Duration.seconds(1)
    /// The rates of printers, the most frequent first.
    static let printerRates: [Baud] = [.baud9600, .baud115200, .baud19200, .baud38400, .baud57600]
    /// The rate that Onbon controllers leave the factory with (devices.md F.1).
    ///
    /// At 9600, their other one, the greeting is not sent unasked: a printer of 38400 would hear more than a line of it.
    static let panelRate = Baud.baud57600
    /// The rate that pole displays leave the factory with: whatever is sent at another one later would be shown on them.
    static let poleRate = Baud.baud9600
    /// The rates that scanners leave the factory with, and then the others.
    static let scannerRates: [Baud] = [.baud9600, .baud115200, .baud19200, .baud38400, .baud57600]

    /// A serial line at which anything may be; `onlyListens` sends nothing at all.
    package static func serial(personWaits: Duration, onlyListens: Bool = false) -> ProbePlan {
        let clearing = Baud.allCases.map { Step.clear($0) }
        let asking: [Step] =
            printerRates.map { .ask(.printerStatus(1), $0) }
            + SDTPace().rates.flatMap { [.ask(.moduleStatus, $0)] + clearing }
            + [.ask(.panel, panelRate)] + clearing.reversed() + [.clear(poleRate)]
        return ProbePlan(
            steps: [.listen(.baud9600, listening)] + (onlyListens ? [] : asking) + [.person(scannerRates[0])],
            otherRates: Array(scannerRates.dropFirst()),
            personWaits: personWaits
        )
    }

    /// A line without rates: a connection, a USB pipe.
    package static func rateless(
        _ questions: [ProbeQuestion],
        personWaits: Duration?,
        onlyListens: Bool = false
    ) -> ProbePlan {
        ProbePlan(
            steps: [.listen(nil, listening)] + (onlyListens ? [] : questions.map { .ask($0, nil) })
                + (personWaits == nil ? [] : [.person(nil)]),
            otherRates: [],
            personWaits: personWaits ?? .zero
        )
    }

    /// What fits the address; nothing is sent to a keyboard or a HID device, and a USB printer is asked as one only.
    package init(for address: DeviceAddress, personWaits: Duration, onlyListens: Bool = false) {
        switch address {
        case .serial: self = .serial(personWaits: personWaits, onlyListens: onlyListens)
        case .printer: self = .rateless([.printerStatus(1)], personWaits: nil, onlyListens: onlyListens)
        case .tcp:
            self = .rateless(ProbeQuestion.openings, personWaits: personWaits, onlyListens: onlyListens)
        case .bulk: self = .rateless([.moduleStatus], personWaits: nil, onlyListens: onlyListens)
        case .hid, .keys, .file: self = .rateless([], personWaits: personWaits)
        }
    }

    init(steps: [Step], otherRates: [Baud], personWaits: Duration) {
        (self.steps, self.otherRates, self.personWaits) = (steps, otherRates, personWaits)
    }
}
