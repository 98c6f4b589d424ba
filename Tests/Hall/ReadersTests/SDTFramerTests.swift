// SPDX-License-Identifier: Apache-2.0
import Testing
import Vault

@testable import Readers

struct `SDT framer` {
    @Test(arguments: SDTVectors.allShort)
    func `each documented answer is read at every chunk size`(vector: SDTVectors.Vector) {
        for size in 1...vector.bytes.count {
            var framer = SDTFramer()
            let answers = chunks(vector.bytes, of: size).flatMap { framer.push($0) }
            #expect(answers.map(\.code) == [vector.code], "chunks of \(size)")
            #expect(answers.first?.data.count == vector.dataCount)
            #expect(!framer.isMidFrame)
            #expect(framer.noiseBytes == 0)
        }
    }

    @Test func `the long answers are the documented ones`() {
        #expect(SDTVectors.reading.count == 1295)
        #expect(SDTVectors.reading.last == 0xB3)
        #expect(hex(SDTVectors.reading) == "926dfdf419ce2d2abd4f28dd4157b1135029bb0f7714edbbd8fbeffd75c5ceec")
        #expect(SDTVectors.readingWithFingerprint.count == 2321)
        #expect(SDTVectors.readingWithFingerprint.last == 0xB9)
        #expect(
            hex(SDTVectors.readingWithFingerprint) == "78e54d3ce73fd41eb8e72687af3c020bd51b5156a63fb6b97ceb9d47d6916a9b"
        )
    }

    @Test(arguments: [SDTVectors.reading, SDTVectors.readingWithFingerprint])
    func `a long answer is read at many chunk sizes`(frame: [UInt8]) {
        for size in [1, 2, 3, 7, 11, 62, 64, 512, 1294, 1295, 1296, 4096] {
            var framer = SDTFramer()
            let answers = chunks(frame, of: size).flatMap { framer.push($0) }
            #expect(answers.map(\.data) == [Array(frame[10..<(frame.count - 1)])], "chunks of \(size)")
        }
    }

    @Test func `a stray byte after an answer is noise`() {
        var framer = SDTFramer()
        #expect(framer.push(SDTVectors.reading + [0x00]).count == 1)
        #expect(framer.noiseBytes == 1)
        #expect(!framer.isMidFrame)
    }

    @Test func `two answers in one chunk are both read`() {
        var framer = SDTFramer()
        let answers = framer.push(SDTVectors.found.bytes + SDTVectors.selected.bytes)
        #expect(answers.map(\.code) == [0x9F, 0x90])
    }

    @Test(arguments: 1...9)
    func `more than three leading AA are legal`(extra: Int) {
        var framer = SDTFramer()
        let answers = framer.push([UInt8](repeating: 0xAA, count: extra) + SDTVectors.found.bytes)
        #expect(answers.map(\.code) == [0x9F])
        #expect(framer.noiseBytes == extra)
    }

    @Test func `a truncated answer gives nothing, and the next is read`() {
        for length in 1..<SDTVectors.found.bytes.count {
            var framer = SDTFramer()
            #expect(framer.push(SDTVectors.found.bytes.prefix(length)).isEmpty)
            #expect(framer.isMidFrame)
            #expect(framer.silence().isEmpty)
            #expect(!framer.isMidFrame)
            #expect(framer.noiseBytes == length)
            #expect(framer.push(SDTVectors.selected.bytes).map(\.code) == [0x90])
        }
    }

    @Test func `a corrupted byte anywhere spoils one answer only`() {
        let good = SDTVectors.identity.bytes
        for index in good.indices {
            for bit in 0..<8 {
                var bad = good
                bad[index] ^= 1 << UInt8(bit)
                var framer = SDTFramer()
                let answers = framer.push(bad + good) + framer.silence()
                #expect(answers.map(\.data) == [Array(good[10..<26])], "byte \(index), bit \(bit)")
            }
        }
    }

    @Test(arguments: [0, 1, 3, 4097, 0xFFFF])
    func `a length that no answer has is noise`(length: Int) {
        var framer = SDTFramer()
        let head = bytes("AA AA AA 96 69") + [UInt8(length >> 8), UInt8(length & 0xFF)]
        #expect(framer.push(head + SDTVectors.found.bytes).map(\.code) == [0x9F])
        #expect(framer.noiseBytes == head.count)
    }

    @Test func `the longest length believed is read`() {
        var framer = SDTFramer()
        let data = [UInt8](repeating: 0x5A, count: SDTFramer.longestLength - 4)
        #expect(framer.push(SDTVectors.answer(0x90, data)).map(\.data) == [data])
    }

    @Test func `a false head hides an answer only until silence`() {
        var framer = SDTFramer()
        #expect(framer.push(bytes("AA AA AA 96 69 04 00") + SDTVectors.found.bytes).isEmpty)
        #expect(framer.silence().map(\.code) == [0x9F])
    }

    @Test func `one vendor's answer to its own timeout is noise`() {
        var framer = SDTFramer()
        #expect(framer.push(bytes("AA AA AA 96 69 00 05 05 05 05")).isEmpty)
        #expect(framer.silence().isEmpty)
        #expect(framer.push(SDTVectors.found.bytes).map(\.code) == [0x9F])
    }

    @Test func `discarding drops what is half received`() {
        var framer = SDTFramer()
        _ = framer.push(SDTVectors.reading.prefix(700))
        framer.discard()
        #expect(!framer.isMidFrame)
        #expect(framer.noiseBytes == 700)
    }

    @Test(arguments: [[0xAA], bytes("AA AA AA 96 69 0F FF"), bytes("AA AA AA 96 69"), [0x00], [0xAA, 0x96]])
    func `a flood of garbage keeps a bounded buffer`(pattern: [UInt8]) {
        var framer = SDTFramer()
        let flood = [UInt8](repeatElement(pattern, count: 40_000 / pattern.count).joined())
        #expect(framer.push(flood).isEmpty)
        #expect(framer.noiseBytes >= flood.count - SDTFramer.capacity)
        #expect(framer.push(SDTVectors.found.bytes).map(\.code) + framer.silence().map(\.code) == [0x9F])
    }

    @Test(arguments: 1...300 as ClosedRange<UInt64>)
    func `an answer is found in any garbage`(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let frame = SDTVectors.allShort.randomElement(using: &random)?.bytes ?? []
        let stream = garbage(before: frame, using: &random) + frame
        var framer = SDTFramer()
        var answers: [SDTAnswer] = []
        var rest = stream[...]
        while !rest.isEmpty {
            let piece = rest.prefix(Int.random(in: 1...64, using: &random))
            answers += framer.push(piece)
            rest = rest.dropFirst(piece.count)
        }
        answers += framer.silence()
        #expect(answers.last?.data == Array(frame[10..<(frame.count - 1)]), "seed \(seed)")
        #expect(answers.count == 1, "seed \(seed)")
    }

    /// Noise rich in what a head is made of; without a false head that by chance has a fitting XOR.
    private func garbage(before frame: [UInt8], using random: inout SplitMix64) -> [UInt8] {
        let letters: [UInt8] = [0xAA, 0xAA, 0xAA, 0x96, 0x69, 0x00, 0x04, 0xFF]
        while true {
            var garbage: [UInt8] = []
            for _ in 0..<Int.random(in: 0...30, using: &random) {
                if Int.random(in: 0..<6, using: &random) == 0 { garbage += bytes("AA AA AA 96 69 00") }
                garbage.append(letters.randomElement(using: &random) ?? 0)
            }
            let stream = garbage + frame
            if garbage.indices.allSatisfy({ !isWholeFrame(at: $0, of: stream) }) { return garbage }
        }
    }

    /// The rule in its plainest form, to compare with.
    private func isWholeFrame(at start: Int, of stream: [UInt8]) -> Bool {
        let tail = Array(stream[start...])
        guard tail.count >= 11, tail.starts(with: bytes("AA AA AA 96 69")) else { return false }
        let length = Int(tail[5]) * 256 + Int(tail[6])
        guard length >= 4, tail.count >= 7 + length else { return false }
        return tail[5..<(7 + length)].reduce(0, ^) == 0
    }

    private func hex(_ frame: [UInt8]) -> String {
        Digest.sha256(frame).map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }
}
