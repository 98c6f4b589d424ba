// SPDX-License-Identifier: Apache-2.0
import Readers

/// Takes persons out of what a card module says: holds a frame back until it is whole, and gives one of the same form.
///
/// What breaks off keeps its head, so that it is the same fault when it is replayed, and zeros. Bytes that belong to no
/// frame become zeros as well: they may be the middle of one.
struct ModuleMask: Sendable {
    /// Preamble, length and status.
    private static let headLength = 10
    private static let preamble: [UInt8] = [0xAA, 0xAA, 0xAA, 0x96, 0x69]
    /// Bytes of a module's own number, and of what find and select answer with.
    private static let (identityLength, serialLength) = (16, 8)

    private var framer = SDTFramer()
    private var pending: [UInt8] = []

    /// Whether a frame is held back: then `silence()` has to follow a pause.
    var isHolding: Bool { !pending.isEmpty }

    /// Takes bytes as they came and returns what may be kept.
    mutating func push(_ bytes: [UInt8]) -> [UInt8] {
        var kept: [UInt8] = []
        for byte in bytes {
            pending.append(byte)
            kept += release(framer.push([byte]))
            if !framer.isMidFrame { kept += broken() }
        }
        return kept
    }

    /// Ends a frame that broke off.
    mutating func silence() -> [UInt8] {
        let answers = framer.silence()
        return release(answers) + broken()
    }

    /// Frames that are whole, and zeros for what stood before them.
    private mutating func release(_ answers: [SDTAnswer]) -> [UInt8] {
        guard !answers.isEmpty else { return [] }
        let frames = answers.flatMap(Self.masked)
        defer { pending = [] }
        return [UInt8](repeating: 0, count: max(0, pending.count - frames.count)) + frames
    }

    private mutating func broken() -> [UInt8] {
        defer { pending = [] }
        let head = pending.starts(with: Self.preamble) ? Array(pending.prefix(Self.headLength)) : []
        return head + [UInt8](repeating: 0, count: pending.count - head.count)
    }

    /// The frame of an answer with a synthetic person.
    static func masked(_ answer: SDTAnswer) -> [UInt8] {
        let data = masked(answer.data)
        let length = data.count + 4
        let body = [UInt8(length >> 8), UInt8(length & 0xFF), 0, 0, answer.code] + data
        return preamble + body + [body.reduce(0, ^)]
    }

    private static func masked(_ data: [UInt8]) -> [UInt8] {
        // The module's own number names a device; what is shorter is of the card that lies there.
        if data.count == identityLength { return data }
        if data.count <= serialLength { return [UInt8](repeating: 0, count: data.count) }
        guard let reading = SDTReading(data: data) else { return PersonMask.masked(data) }
        // Two lengths or three stand before the text (devices.md A.3).
        let start = lengthBytes(data)
        let text = PersonMask.masked(reading.text)
        let rest = [UInt8](repeating: 0, count: data.count - start - text.count)
        return Array(data[..<start]) + text + rest
    }

    /// The bytes of the lengths that a reading begins with: four, or six with a fingerprint.
    private static func lengthBytes(_ data: [UInt8]) -> Int {
        let two = 4 + (0..<2).reduce(0) { $0 + (Int(data[2 * $1]) << 8 | Int(data[2 * $1 + 1])) }
        return two == data.count ? 4 : 6
    }
}
