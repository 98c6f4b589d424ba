// SPDX-License-Identifier: Apache-2.0

/// What the host tells a keypad or the evaluator beside it; neither confirms anything.
package enum KeypadMessage: Sendable, Equatable {
    /// Three digits of people waiting and three of the ticket at the window, zeros without one.
    case show(KeypadDigits)
    /// A beep: what was asked for cannot be done.
    case beep
    /// The evaluator lights up and asks.
    case ask

    /// Messages of one kind to one keypad replace each other while they wait: the newest is what holds.
    enum Kind: Sendable, Equatable {
        case show, beep, ask
    }

    var kind: Kind {
        switch self {
        case .show: .show
        case .beep: .beep
        case .ask: .ask
        }
    }

    /// The frame to the keypad at `address` (devices.md G.1).
    package func frame(to address: UInt8) -> KeypadFrame {
        switch self {
        case .show(let digits): KeypadFrame(address: address, command: 0x02, data: digits.bytes)
        case .beep: KeypadFrame(address: address, command: 0x03)
        case .ask: KeypadFrame(address: address, command: KeypadReport.keyCommand, data: [KeypadKey.evaluate.rawValue])
        }
    }
}

/// The six digits of a keypad's display.
package struct KeypadDigits: Sendable, Equatable {
    /// People waiting, as shown.
    package let waiting: Int
    /// The serial of the ticket at the window, its last three digits; 0 when there is none.
    package let ticket: Int

    /// Takes what fits: more than 999 waiting are shown as 999, of a longer number the last three digits.
    package init(waiting: Int, ticket: Int?) {
        self.waiting = min(max(waiting, 0), 999)
        self.ticket = (ticket ?? 0) % 1000
    }

    /// All six are always sent: whether `0A` keeps or blanks a digit differs between descriptions.
    var bytes: [UInt8] { Self.digits(waiting) + Self.digits(ticket) }

    private static func digits(_ number: Int) -> [UInt8] {
        [UInt8(number / 100), UInt8(number / 10 % 10), UInt8(number % 10)]
    }
}
