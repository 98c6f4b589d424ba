// SPDX-License-Identifier: Apache-2.0
package import Ports

/// Who may speak when on the one pair of wires that all keypads of a bus share: a pure half of `KeypadBus`.
///
/// Keypads speak unasked and repeat until they are acknowledged; the host speaks only after `quiet`, one frame at a time.
/// Acknowledgements go first. What waits is bounded: one message of a kind to a keypad, and `waitingAcknowledgements`.
package struct KeypadLine: Sendable {
    /// More acknowledgements than these wait only when the line is never quiet; the oldest are dropped, keypads repeat.
    package static let waitingAcknowledgements = 16

    /// What a window sent, once for each press.
    package struct Heard: Sendable, Equatable {
        /// The keypad's address.
        package let address: UInt8
        /// What it says.
        package let report: KeypadReport
    }

    /// How many frames came from addresses that nobody configured.
    package private(set) var strangers = 0
    /// How many presses were repeated, because an acknowledgement was lost or a key held down.
    package private(set) var repetitions = 0
    /// How many frames of the host came back.
    package private(set) var ownFrames = 0

    private let timing: KeypadTiming
    private let addresses: Set<UInt8>
    private var framer = KeypadFramer()
    private var quietUntil: MonotonicTime?
    private var lastByte: MonotonicTime?
    private var acknowledgements: [KeypadFrame] = []
    private var waiting: [(address: UInt8, message: KeypadMessage)] = []
    private var seen: [UInt8: (frame: KeypadFrame, at: MonotonicTime)] = [:]
    private var sent: [(frame: KeypadFrame, until: MonotonicTime)] = []

    /// Prepares a line with keypads at `addresses`.
    package init(addresses: Set<UInt8>, timing: KeypadTiming = KeypadTiming()) {
        (self.addresses, self.timing) = (addresses, timing)
    }

    /// How many bytes belonged to no frame.
    package var noiseBytes: Int { framer.noiseBytes }

    /// How many frames wait to be sent.
    package var pending: Int { acknowledgements.count + waiting.count }

    /// When `turn` has something to do; nil when only bytes can bring something.
    package var deadline: MonotonicTime? {
        let broken = framer.isMidFrame ? lastByte?.advanced(by: timing.frameGap) : nil
        guard pending > 0 else { return broken }
        return broken ?? quietUntil ?? MonotonicTime(nanoseconds: 0)
    }

    /// Begins anew on a line that was opened: what was half received or half said is void.
    package mutating func reset() {
        _ = framer.silence()
        (quietUntil, lastByte) = (nil, nil)
        acknowledgements = []
        waiting = []
        seen = [:]
        sent = []
    }

    /// Leaves a message for a keypad; it replaces one of its kind that still waits.
    package mutating func post(_ message: KeypadMessage, to address: UInt8) {
        if let index = waiting.firstIndex(where: { $0.address == address && $0.message.kind == message.kind }) {
            waiting[index].message = message
        } else {
            waiting.append((address, message))
        }
    }

    /// Takes bytes as they came and returns the presses they complete.
    package mutating func receive(_ bytes: [UInt8], at now: MonotonicTime) -> [Heard] {
        lastByte = now
        keepQuiet(until: now.advanced(by: timing.quiet))
        return framer.push(bytes).compactMap { take($0, at: now) }
    }

    /// Ends a frame that broke off, and returns the frame to send when the line is free for it.
    package mutating func turn(at now: MonotonicTime) -> (heard: [Heard], send: KeypadFrame?) {
        var heard: [Heard] = []
        if framer.isMidFrame {
            guard let lastByte, now >= lastByte.advanced(by: timing.frameGap) else { return ([], nil) }
            heard = framer.silence().compactMap { take($0, at: now) }
        }
        guard now >= quietUntil ?? now, let frame = next() else { return (heard, nil) }
        let done = now.advanced(by: timing.byte * frame.bytes.count)
        keepQuiet(until: done.advanced(by: timing.turnaround))
        sent.removeAll { $0.until < now }
        sent.append((frame, done.advanced(by: timing.ownFrame)))
        return (heard, frame)
    }

    private mutating func next() -> KeypadFrame? {
        if !acknowledgements.isEmpty { return acknowledgements.removeFirst() }
        guard !waiting.isEmpty else { return nil }
        let (address, message) = waiting.removeFirst()
        return message.frame(to: address)
    }

    private mutating func keepQuiet(until time: MonotonicTime) { quietUntil = max(quietUntil ?? time, time) }

    private mutating func take(_ frame: KeypadFrame, at now: MonotonicTime) -> Heard? {
        // An adapter that hears itself: "ask" looks like the key 评价, and an acknowledgement like the key itself.
        if let index = sent.firstIndex(where: { $0.frame == frame && now <= $0.until }) {
            sent.remove(at: index)
            ownFrames += 1
            return nil
        }
        guard let report = KeypadReport(frame) else { return nil }
        guard addresses.contains(frame.address) else {
            strangers += 1
            return nil
        }
        acknowledge(frame)
        let last = seen.updateValue((frame, now), forKey: frame.address)
        let window = if case .typed = report { timing.repeatedDigit } else { timing.repeatedKey }
        if let last, last.frame == frame, last.at.duration(to: now) < window {
            repetitions += 1
            return nil
        }
        return Heard(address: frame.address, report: report)
    }

    private mutating func acknowledge(_ frame: KeypadFrame) {
        let answer = frame.acknowledgement
        guard !acknowledgements.contains(answer) else { return }
        if acknowledgements.count == Self.waitingAcknowledgements { acknowledgements.removeFirst() }
        acknowledgements.append(answer)
    }
}
