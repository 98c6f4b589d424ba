// SPDX-License-Identifier: Apache-2.0

/// Which of a station's printers a slip goes to, and when it goes to the other; pure.
///
/// The first that can print gets it. Refused before its first byte it goes to the next at once; begun on one, it is never
/// begun on another, whatever has become of it.
package struct PrinterChoice: Sendable {
    /// What becomes of the slip.
    package enum Verdict: Sendable, Equatable {
        /// It is tried on that printer.
        case print(on: Int)
        /// It came out, or may have: nothing more is sent.
        case ended(isKnown: Bool)
        /// Nothing was accepted anywhere; `isBusy` when a printer that serves somebody else will be free in a moment.
        case refused(isBusy: Bool)
        /// The start could not be noted, or the program leaves: nothing was sent, and nobody is to be told.
        case givenUp
    }

    private var untried: [Int]
    private var isBusy = false

    /// Begins with a slip and what is known of the printers, in the order of the configuration.
    ///
    /// A visitor who has just come is reason to ask a printer that was faulty a moment ago; an older slip is not.
    package init(isNew: Bool, _ healths: [PrinterHealth]) {
        let places = Array(healths.indices)
        let able = places.filter { !healths[$0].isFaulty }
        untried = isNew ? able + places.filter { healths[$0].isFaulty } : able
    }

    /// Where the slip goes first.
    package mutating func first() -> Verdict { next() }

    /// Says what follows from how it went at the printer that was named last; nil when that was given up.
    package mutating func take(_ ending: PrinterDialogue.Ending?) -> Verdict {
        switch ending {
        case .printed: return .ended(isKnown: true)
        case .unknown: return .ended(isKnown: false)
        case .refused(let fault):
            isBusy = isBusy || fault == .busy
            return next()
        case .ready, nil: return .givenUp
        }
    }

    private mutating func next() -> Verdict {
        untried.isEmpty ? .refused(isBusy: isBusy) : .print(on: untried.removeFirst())
    }
}

extension PrinterHealth {
    /// Whether it is known not to print.
    var isFaulty: Bool { if case .faulty = self { true } else { false } }

    /// What a station can do with printers of these healths: what the first one that works can, otherwise what is wrong with
    /// the first.
    package static func ofStation(_ healths: [PrinterHealth]) -> PrinterHealth {
        healths.first(where: \.isReady) ?? healths.first { $0 == .unknown } ?? healths.first ?? .unknown
    }
}
