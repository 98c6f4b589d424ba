// SPDX-License-Identifier: Apache-2.0
package import Ports

/// What a walk is doing, for the person who waits.
package enum ProbeNews: Sendable, Equatable {
    case listens(Baud?)
    case asks(ProbeQuestion, Baud?)
    /// Somebody shall scan something or press a key now.
    case waitsForPerson(Baud?, Duration)
    /// What came is no text at this rate: once more, at the next one.
    case garbled(Baud?)
}
