// SPDX-License-Identifier: Apache-2.0

/// Masks runs of printable characters on the line of a device that speaks in single bytes and frames.
///
/// Holds bytes back until a run shows itself as text or as status bytes. A run that goes on after bytes were released
/// stays text, and an answer of a card module is noticed wherever the bytes are cut.
struct RunMask: Sendable {
    /// The most bytes that are held back.
    static let limit = 256
    /// Fewer printable characters in a row than these are the status bytes of a printer or part of a frame.
    static let leastRun = 6
    private static let modulePreamble: [UInt8] = [0xAA, 0xAA, 0xAA, 0x96, 0x69]

    private var held: [UInt8] = []
    /// The last bytes that were released, as they came.
    private var before: [UInt8] = []
    /// True when what is held goes on with a run that was released as text.
    private var isMidText = false

    /// Whether something is held back: then `silence()` has to follow a pause.
    var isHolding: Bool { !held.isEmpty }

    /// Takes bytes as they came and returns what may be kept; throws where a card module speaks unmasked.
    mutating func push(_ bytes: [UInt8]) throws(RecordingFault) -> [UInt8] {
        held += bytes
        guard (before + held).firstRange(of: Self.modulePreamble) == nil else { throw .cardModule }
        return held.count > Self.limit ? release(isEnd: false) : []
    }

    /// Nothing came for a while: what is held back will not be completed.
    mutating func silence() -> [UInt8] {
        let kept = release(isEnd: true)
        isMidText = false
        return kept
    }

    /// What may be kept of what is held; unless it is the end, a run too short to be known yet stays.
    private mutating func release(isEnd: Bool) -> [UInt8] {
        var (kept, run) = ([UInt8](), [UInt8]())
        for byte in held {
            if Self.isText(byte) {
                run.append(byte)
                continue
            }
            kept += masked(run) + [byte]
            (run, isMidText) = ([], false)
        }
        let isKnown = isEnd || isMidText || run.count >= Self.leastRun
        if isKnown {
            kept += masked(run)
            isMidText = isMidText || run.count >= Self.leastRun
        }
        before = Array((before + held.prefix(kept.count)).suffix(Self.modulePreamble.count - 1))
        held = isKnown ? [] : run
        return kept
    }

    private func masked(_ run: [UInt8]) -> [UInt8] {
        isMidText || run.count >= Self.leastRun ? TextMask.masked(run) : run
    }

    private static func isText(_ byte: UInt8) -> Bool { (0x20...0x7E).contains(byte) || byte >= 0x80 }
}
