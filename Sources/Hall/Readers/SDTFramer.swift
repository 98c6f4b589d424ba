// SPDX-License-Identifier: Apache-2.0

/// Finds the answers of an SDT/SAM_V card module in a byte stream (GA/T 467 chapter 7 as publicly documented).
///
/// `AA AA AA 96 69 | LenHi LenLo | SW1 SW2 SW3 [data] | CHK`: Len counts from SW1 to CHK, CHK is the XOR of everything
/// from LenHi on. Whatever does not fit costs one byte and the hunt goes on, so a frame is found in any garbage.
package struct SDTFramer: Sendable {
    /// The shortest length an answer can have: SW1 SW2 SW3 CHK.
    package static let shortestLength = 4
    /// The longest length believed; the longest documented answer (text, photo, fingerprint) is 2314.
    package static let longestLength = 4096
    /// The most bytes ever kept.
    package static let capacity = headLength + longestLength

    /// How many bytes belonged to no frame so far.
    package private(set) var noiseBytes = 0

    private static let preamble: [UInt8] = [0xAA, 0xAA, 0xAA, 0x96, 0x69]
    private static let headLength = 7
    private var buffer: [UInt8] = []

    /// Starts with an empty buffer.
    package init() {}

    /// Says whether a begun frame waits for more bytes: then silence has to be timed.
    package var isMidFrame: Bool { !buffer.isEmpty }

    /// Takes bytes as they came and returns the answers they complete, in order.
    package mutating func push(_ bytes: some Collection<UInt8>) -> [SDTAnswer] {
        var answers: [SDTAnswer] = []
        var rest = bytes[...]
        while !rest.isEmpty {
            let piece = rest.prefix(Self.capacity - buffer.count)
            buffer.append(contentsOf: piece)
            rest = rest.dropFirst(piece.count)
            takeFrames(into: &answers)
        }
        return answers
    }

    /// Ends a frame that did not come to its end in time; a whole answer hidden behind a false head is still returned.
    package mutating func silence() -> [SDTAnswer] {
        var answers: [SDTAnswer] = []
        while !buffer.isEmpty {
            buffer.removeFirst()
            noiseBytes += 1
            takeFrames(into: &answers)
        }
        return answers
    }

    /// Forgets what is half read, as before a new command is sent.
    package mutating func discard() {
        noiseBytes += buffer.count
        buffer.removeAll(keepingCapacity: true)
    }

    private mutating func takeFrames(into answers: inout [SDTAnswer]) {
        var start = 0
        while start < buffer.count {
            switch look(at: start) {
            case .incomplete:
                buffer.removeFirst(start)
                return
            case .noise:
                noiseBytes += 1
                start += 1
            case .frame(let length):
                let body = buffer[(start + Self.headLength)..<(start + Self.headLength + length - 1)]
                answers.append(SDTAnswer(body: body))
                start += Self.headLength + length
            }
        }
        buffer.removeAll(keepingCapacity: true)
    }

    private enum Finding {
        case incomplete, noise, frame(length: Int)
    }

    private func look(at start: Int) -> Finding {
        let available = buffer.count - start
        let known = min(available, Self.preamble.count)
        guard buffer[start..<(start + known)].elementsEqual(Self.preamble.prefix(known)) else { return .noise }
        guard available >= Self.headLength else { return .incomplete }
        let length = Int(buffer[start + 5]) << 8 | Int(buffer[start + 6])
        guard (Self.shortestLength...Self.longestLength).contains(length) else { return .noise }
        guard available >= Self.headLength + length else { return .incomplete }
        // The XOR over LenHi…CHK, the check byte included, is zero.
        let checked = buffer[(start + Self.preamble.count)..<(start + Self.headLength + length)]
        return checked.reduce(0, ^) == 0 ? .frame(length: length) : .noise
    }
}
