// SPDX-License-Identifier: Apache-2.0

/// Takes a panel's bytes apart into the data of its answers, whatever the chunks they come in.
package struct OnbonFramer: Sendable {
    /// What came.
    package enum Outcome: Sendable, Hashable {
        /// The data of a sound frame: group, command, error, two reserved bytes and what the command adds.
        case data([UInt8])
        /// A frame whose escapes, length or CRC are wrong, or that was too long.
        case damaged
    }

    private enum Phase: Sendable {
        /// Before a frame: anything but its first byte is noise.
        case outside
        case inside
        /// After A6 or 5B.
        case escape(UInt8)
        /// A damaged frame is left out up to its end.
        case skipping
    }

    private var phase = Phase.outside
    private var content: [UInt8] = []

    /// A framer before a frame.
    package init() {}

    /// Takes bytes and returns what they complete.
    package mutating func push(_ bytes: [UInt8]) -> [Outcome] { bytes.compactMap { push($0) } }

    /// Forgets a frame that was not completed.
    package mutating func forget() { (phase, content) = (.outside, []) }

    private mutating func push(_ byte: UInt8) -> Outcome? {
        // A frame's marks never occur inside it: A5 begins one anew wherever it is.
        if byte == OnbonFrame.start {
            let isCut = !content.isEmpty
            (phase, content) = (.inside, [])
            return isCut ? .damaged : nil
        }
        switch phase {
        case .outside: return nil
        case .skipping:
            if byte == OnbonFrame.end { phase = .outside }
            return nil
        case .escape(let mark): return unescape(mark, byte)
        case .inside:
            switch byte {
            case OnbonFrame.end: return finish()
            case 0xA6, 0x5B: phase = .escape(byte)
            default: content.append(byte)
            }
        }
        return content.count > OnbonFrame.limit ? spoil() : nil
    }

    private mutating func unescape(_ mark: UInt8, _ byte: UInt8) -> Outcome? {
        phase = .inside
        switch (mark, byte) {
        case (0xA6, 0x02): content.append(0xA5)
        case (0xA6, 0x01): content.append(0xA6)
        case (0x5B, 0x02): content.append(0x5A)
        case (0x5B, 0x01): content.append(0x5B)
        case (_, OnbonFrame.end):
            forget()
            return .damaged
        default: return spoil()
        }
        return nil
    }

    private mutating func spoil() -> Outcome? {
        (phase, content) = (.skipping, [])
        return .damaged
    }

    private mutating func finish() -> Outcome? {
        defer { forget() }
        let size = OnbonFrame.headerSize
        guard content.count >= size + 2 else { return .damaged }
        let length = Int(content[size - 2]) | Int(content[size - 1]) << 8
        guard content.count == size + length + 2 else { return .damaged }
        let crc = UInt16(content[size + length]) | UInt16(content[size + length + 1]) << 8
        // FFFF says that the sender has made none (devices.md F.1).
        guard crc == 0xFFFF || crc == OnbonFrame.crc(content.dropLast(2)) else { return .damaged }
        return .data(Array(content[size..<size + length]))
    }
}
