// SPDX-License-Identifier: Apache-2.0

/// One 21-key call keypad with its evaluator, as the protocol's text describes it (devices.md G.1).
package struct SimulatedKeypad: Sendable {
    /// The three digits of people waiting and the three of the ticket; a digit never set is blank.
    package private(set) var display = [Character](repeating: " ", count: 6)
    /// How often it beeped.
    package private(set) var beeps = 0
    /// Whether the evaluator's lamp asks for a grade.
    package private(set) var isAsking = false
    /// How often the evaluator was told to ask.
    package private(set) var questions = 0
    /// How many presses were acknowledged.
    package private(set) var acknowledged = 0
    /// What was sent and not acknowledged yet.
    package private(set) var outstanding: [UInt8]?

    private let address: UInt8
    private var deafTo = 0

    init(address: UInt8) { self.address = address }

    /// The people waiting as shown: `007`.
    package var waiting: String { String(display[..<3]) }

    /// The ticket as shown: `012`.
    package var ticket: String { String(display[3...]) }

    mutating func loseAcknowledgements(_ count: Int) { deafTo = count }

    /// The bytes of a key press, which wait for their acknowledgement.
    mutating func press(_ command: UInt8, _ data: [UInt8]) -> [UInt8] {
        let frame = Self.frame([address, command] + data)
        outstanding = frame
        return frame
    }

    /// Takes the part of a host's frame between 68 and SUM.
    mutating func hear(_ body: [UInt8]) {
        if let outstanding, Self.frame(body) == outstanding || Self.isReply(body, to: outstanding) {
            if deafTo > 0 {
                deafTo -= 1
            } else {
                self.outstanding = nil
                acknowledged += 1
                // A grade was taken: the lamp goes out.
                if outstanding[6] == 0x11 { isAsking = false }
            }
            return
        }
        let data = body.dropFirst(2)
        switch (body[1], data.count) {
        case (0x02, 6): show(Array(data))
        case (0x03, 0): beeps += 1
        case (0x01, 1) where data.first == 0x0B:
            isAsking = true
            questions += 1
        default: break
        }
    }

    private mutating func show(_ digits: [UInt8]) {
        for (index, digit) in digits.enumerated() where digit != 0x0A {
            display[index] = digit <= 9 ? Character(UnicodeScalar(0x30 + digit)) : "?"
        }
    }

    /// To an evaluator's 11 the host answers with 01 and the same data.
    private static func isReply(_ body: [UInt8], to frame: [UInt8]) -> Bool {
        frame[6] == 0x11 && body[0] == frame[5] && body[1] == 0x01
            && Array(body[2...]) == Array(frame[7..<frame.count - 2])
    }

    static func frame(_ body: [UInt8]) -> [UInt8] {
        let sum = UInt8(body.reduce(0) { $0 + Int($1) } % 256)
        return [0xFF, 0x68, UInt8(body.count), UInt8(body.count), 0x68] + body + [sum, 0x16]
    }
}
