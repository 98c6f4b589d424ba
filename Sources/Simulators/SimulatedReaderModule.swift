// SPDX-License-Identifier: Apache-2.0

/// What an SDT card module does, as a plain value: written from the protocol's public description, not from the driver.
package struct SimulatedReaderModule: Sendable {
    /// Something other than the normal answer to one coming command.
    package typealias Mishap = SimulatedReader.Mishap

    /// Answers find again although the card was read and not lifted, as some modules are said to.
    package var findsAgain = false
    /// A fault that every command meets until it is nil: SW3 60 or 66.
    package var fault: UInt8?
    /// 16 bytes of 05.03-20230101-0001234567-0987654321.
    let identity: [UInt8] = [
        0x05, 0x00, 0x03, 0x00, 0xD5, 0xAF, 0x34, 0x01, 0x87, 0xD6, 0x12, 0x00, 0xB1, 0x68, 0xDE, 0x3A,
    ]

    private var card: SyntheticPerson?
    private var wasTried = false
    private var isSelected = false
    private var mishaps: [SimulatedReader.Command: [Mishap]] = [:]
    private var pending: [UInt8] = []

    /// A module in order, without a card.
    package init() {}

    /// Puts a card on, lifting another.
    package mutating func place(_ person: SyntheticPerson) { (card, wasTried, isSelected) = (person, false, false) }

    /// Takes the card away.
    package mutating func lift() { (card, wasTried, isSelected) = (nil, false, false) }

    /// Lets the next answer to `command` go wrong; several wait in order.
    package mutating func plan(_ mishap: Mishap, on command: SimulatedReader.Command) {
        mishaps[command, default: []].append(mishap)
    }

    /// How many planned mishaps are still to come.
    var pendingMishaps: Int { mishaps.values.reduce(0) { $0 + $1.count } }

    /// Takes request bytes and returns what goes back on the line.
    package mutating func receive(_ bytes: [UInt8]) -> [UInt8] {
        pending += bytes
        var reply: [UInt8] = []
        while let request = nextRequest() { reply += answer(request) }
        return reply
    }

    /// `AA AA AA 96 69 LenHi LenLo CMD PARA … CHK`; the CMD…CHK part, or nil while it is incomplete.
    private mutating func nextRequest() -> [UInt8]? {
        while pending.count >= 7 {
            let length = Int(pending[5]) * 256 + Int(pending[6])
            if Array(pending[0..<5]) != [0xAA, 0xAA, 0xAA, 0x96, 0x69] || length < 3 || length > 64 {
                pending.removeFirst()
            } else if pending.count < 7 + length {
                return nil
            } else {
                defer { pending.removeFirst(7 + length) }
                return Array(pending[5..<(7 + length)])
            }
        }
        return nil
    }

    private mutating func answer(_ request: [UInt8]) -> [UInt8] {
        guard request.reduce(0, ^) == 0 else { return Self.frame(0x10) }
        guard let command = SimulatedReader.Command(code: request[2], parameter: request[3]) else {
            return Self.frame(0x21)
        }
        guard let mishap = takeMishap(on: command) else { return normalAnswer(to: command) }
        switch mishap {
        case .status(let code):
            if command == .read { wasTried = true }
            return Self.frame(code)
        case .silence:
            return []
        case .cardLifted(let code):
            lift()
            return code.map { Self.frame($0) } ?? []
        case .cut(let count):
            return Array(normalAnswer(to: command).prefix(count))
        case .flip(let index):
            var bytes = normalAnswer(to: command)
            bytes[index] ^= 0x40
            return bytes
        case .noise(let before, let after):
            return before + normalAnswer(to: command) + after
        }
    }

    private mutating func takeMishap(on command: SimulatedReader.Command) -> Mishap? {
        guard let first = mishaps[command]?.first else { return nil }
        mishaps[command]?.removeFirst()
        return first
    }

    private mutating func normalAnswer(to command: SimulatedReader.Command) -> [UInt8] {
        if let fault { return Self.frame(fault) }
        switch command {
        case .reset, .status:
            return Self.frame(0x90)
        case .identity:
            return Self.frame(0x90, identity)
        case .find:
            guard card != nil, !wasTried || findsAgain else { return Self.frame(0x80) }
            return Self.frame(0x9F, [0, 0, 0, 0])
        case .select:
            guard card != nil else { return Self.frame(0x81) }
            isSelected = true
            return Self.frame(0x90, [UInt8](repeating: 0, count: 8))
        case .read:
            guard isSelected else { return Self.frame(0x23) }
            (wasTried, isSelected) = (true, false)
            return card.map { Self.frame(0x90, $0.reading) } ?? Self.frame(0x41)
        }
    }

    /// An answer: SW1 SW2 are zero in every public sample.
    static func frame(_ code: UInt8, _ data: [UInt8] = []) -> [UInt8] {
        let length = data.count + 4
        let body = [UInt8(length >> 8), UInt8(length & 0xFF), 0x00, 0x00, code] + data
        return [0xAA, 0xAA, 0xAA, 0x96, 0x69] + body + [body.reduce(0, ^)]
    }
}
