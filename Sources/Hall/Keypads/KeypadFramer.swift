// SPDX-License-Identifier: Apache-2.0

/// Finds the frames of keypads in a byte stream; two that speak at once give bytes that fit nothing.
///
/// Whatever does not fit costs one byte and the hunt goes on, so a frame is found in any garbage. Both lengths, SUM and the
/// end byte must be right: shipped host software checks less and takes collisions for keys.
package struct KeypadFramer: Sendable {
    /// The least L: address and command.
    package static let shortestLength: UInt8 = 2
    /// The greatest L believed: the six digits of a display are 8.
    package static let longestLength: UInt8 = 16
    /// The most bytes ever kept.
    package static let capacity = Int(longestLength) + KeypadFrame.overhead

    /// How many bytes belonged to no frame so far: many of them are collisions or a bad cable.
    package private(set) var noiseBytes = 0
    private var buffer: [UInt8] = []

    /// Starts with an empty buffer.
    package init() {}

    /// Says whether a begun frame waits for more bytes: then silence has to be timed.
    package var isMidFrame: Bool { !buffer.isEmpty }

    /// Takes bytes as they came and returns the frames they complete, in order.
    package mutating func push(_ bytes: some Collection<UInt8>) -> [KeypadFrame] {
        var frames: [KeypadFrame] = []
        var rest = bytes[...]
        while !rest.isEmpty {
            let piece = rest.prefix(Self.capacity - buffer.count)
            buffer.append(contentsOf: piece)
            rest = rest.dropFirst(piece.count)
            takeFrames(into: &frames)
        }
        return frames
    }

    /// Ends a frame that did not come to its end in time; a whole frame hidden behind a false head is still returned.
    package mutating func silence() -> [KeypadFrame] {
        var frames: [KeypadFrame] = []
        while !buffer.isEmpty {
            buffer.removeFirst()
            noiseBytes += 1
            takeFrames(into: &frames)
        }
        return frames
    }

    private mutating func takeFrames(into frames: inout [KeypadFrame]) {
        var start = 0
        while start < buffer.count {
            switch look(at: start) {
            case .incomplete:
                buffer.removeFirst(start)
                return
            case .noise:
                noiseBytes += 1
                start += 1
            case .frame(let frame):
                frames.append(frame)
                start += frame.data.count + Int(Self.shortestLength) + KeypadFrame.overhead
            }
        }
        buffer.removeAll(keepingCapacity: true)
    }

    private enum Finding {
        case incomplete, noise, frame(KeypadFrame)
    }

    private func look(at start: Int) -> Finding {
        let bytes = buffer[start...]
        guard bytes.prefix(2).elementsEqual(KeypadFrame.head.prefix(bytes.count)) else { return .noise }
        guard bytes.count > 2 else { return .incomplete }
        let length = bytes[start + 2]
        guard (Self.shortestLength...Self.longestLength).contains(length) else { return .noise }
        guard bytes.dropFirst(3).prefix(2).elementsEqual([length, KeypadFrame.head[1]].prefix(max(0, bytes.count - 3)))
        else { return .noise }
        let whole = Int(length) + KeypadFrame.overhead
        guard bytes.count >= whole else { return .incomplete }
        let body = bytes[(start + 5)..<(start + 5 + Int(length))]
        guard bytes[start + whole - 2] == KeypadFrame.sum(body), bytes[start + whole - 1] == KeypadFrame.end
        else { return .noise }
        return .frame(KeypadFrame(address: body[start + 5], command: body[start + 6], data: Array(body.dropFirst(2))))
    }
}
