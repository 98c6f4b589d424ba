// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import Keypads

struct `Keypad framer` {
    /// The vectors of devices.md G.1: bytes, address, command, data.
    static let vectors: [Vector] = [
        Vector("FF 68 03 03 68 01 01 0C 0E 16", 1, [0x0C], "call next"),
        Vector("FF 68 03 03 68 01 01 0D 0F 16", 1, [0x0D], "recall"),
        Vector("FF 68 03 03 68 01 01 0B 0D 16", 1, [0x0B], "evaluate"),
        Vector("FF 68 04 04 68 01 01 06 0F 17 16", 1, [0x06, 0x0F], "give up"),
        Vector("FF 68 04 04 68 01 01 00 0F 11 16", 1, [0x00, 0x0F], "suspend"),
        Vector("FF 68 03 03 68 01 11 00 12 16", 0x11, [0x00], "evaluator, value 0"),
        Vector("FF 68 03 03 68 01 01 00 02 16", 1, [0x00], "reply to the evaluator"),
        Vector("FF 68 08 08 68 01 02 0A 0A 0A 00 01 02 24 16", 2, [10, 10, 10, 0, 1, 2], "show ticket 012"),
        Vector("FF 68 08 08 68 01 02 00 00 07 0A 0A 0A 28 16", 2, [0, 0, 7, 10, 10, 10], "waiting 7"),
        Vector("FF 68 02 02 68 01 03 04 16", 3, [], "beep"),
    ]

    struct Vector: Sendable, CustomTestStringConvertible {
        let bytes: [UInt8]
        let frame: KeypadFrame
        let testDescription: String

        init(_ text: String, _ command: UInt8, _ data: [UInt8], _ name: String) {
            bytes = KeypadsTests.bytes(text)
            frame = KeypadFrame(address: 1, command: command, data: data)
            testDescription = name
        }
    }

    @Test(arguments: vectors)
    func `each documented frame is read at every chunk size, and written the same`(vector: Vector) {
        for size in 1...vector.bytes.count {
            var framer = KeypadFramer()
            #expect(chunks(vector.bytes, of: size).flatMap { framer.push($0) } == [vector.frame], "chunks of \(size)")
            #expect(framer.noiseBytes == 0 && !framer.isMidFrame)
        }
        #expect(vector.frame.bytes == vector.bytes)
    }

    @Test func `a wrong bit anywhere spoils one frame only`() {
        let good = Self.vectors[3].bytes
        for index in good.indices {
            for bit in 0..<8 {
                var bad = good
                bad[index] ^= 1 << UInt8(bit)
                var framer = KeypadFramer()
                let frames = framer.push(bad + good) + framer.silence()
                #expect(frames == [Self.vectors[3].frame], "byte \(index), bit \(bit)")
            }
        }
    }

    @Test func `a frame cut anywhere gives nothing, and the next is read`() {
        for vector in Self.vectors {
            for length in 1..<vector.bytes.count {
                var framer = KeypadFramer()
                #expect(framer.push(vector.bytes.prefix(length)).isEmpty)
                #expect(framer.isMidFrame)
                #expect(framer.silence().isEmpty)
                #expect(framer.noiseBytes == length)
                #expect(framer.push(vector.bytes) == [vector.frame])
            }
        }
    }

    @Test(arguments: [bytes("FF 68 10 10 68"), bytes("FF 68 03"), bytes("FF"), bytes("FF FF 68")])
    func `a false head hides a frame only until silence`(head: [UInt8]) {
        var framer = KeypadFramer()
        let frames = framer.push(head + Self.vectors[0].bytes)
        #expect(frames + framer.silence() == [Self.vectors[0].frame])
        #expect(framer.noiseBytes == head.count)
    }

    @Test(arguments: [
        ("lengths that differ", "FF 68 03 04 68 01 01 0C 0E 16"), ("length 1", "FF 68 01 01 68 01 01 16"),
        ("length 17", "FF 68 11 11 68"), ("a wrong sum", "FF 68 03 03 68 01 01 0C 0F 16"),
        ("a wrong end", "FF 68 03 03 68 01 01 0C 0E 17"),
    ])
    func `what shipped software takes for a key is noise here`(name: String, text: String) {
        var framer = KeypadFramer()
        #expect((framer.push(bytes(text)) + framer.silence()).isEmpty, "\(name)")
        #expect(framer.noiseBytes == bytes(text).count)
    }

    @Test(arguments: 1...300 as ClosedRange<UInt64>)
    func `a frame is found in any garbage`(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let letters: [UInt8] = [0xFF, 0x68, 0x03, 0x03, 0x01, 0x0C, 0x16, 0x00]
        let garbage = (0..<Int.random(in: 0...40, using: &random)).map { _ in letters.randomElement(using: &random) ?? 0
        }
        let wanted = Self.vectors[Int.random(in: 0..<Self.vectors.count, using: &random)]
        var framer = KeypadFramer()
        var frames: [KeypadFrame] = []
        var rest = (garbage + wanted.bytes)[...]
        while !rest.isEmpty {
            let piece = rest.prefix(Int.random(in: 1...8, using: &random))
            frames += framer.push(piece)
            rest = rest.dropFirst(piece.count)
        }
        frames += framer.silence()
        #expect(frames.last == wanted.frame, "seed \(seed)")
    }

    @Test func `a flood of garbage keeps a bounded buffer`() {
        for pattern in [[UInt8](bytes("FF 68 10 10 68")), [0xFF], [0x68], [0x16]] {
            var framer = KeypadFramer()
            let flood = [UInt8](repeatElement(pattern, count: 20_000).joined())
            #expect(framer.push(flood).isEmpty)
            #expect(framer.noiseBytes >= flood.count - KeypadFramer.capacity)
        }
    }
}
