// SPDX-License-Identifier: Apache-2.0
import Readers

/// The line of a card module: answers in any noise, in pieces of any size.
enum SDTFrames {
    static func check(_ input: [UInt8]) throws(Broken) {
        var framer = SDTFramer()
        let answers = framer.push(input)
        for cut in Cuts.of(input) {
            var other = SDTFramer()
            var heard: [SDTAnswer] = []
            for piece in cut { heard += other.push(piece) }
            try hold(heard == answers, "the same bytes in other pieces gave other answers")
            try hold(other.noiseBytes == framer.noiseBytes, "the same bytes in other pieces gave other noise")
            try hold(other.isMidFrame == framer.isMidFrame, "the same bytes in other pieces left something else")
        }
        let all = answers + framer.silence()
        try hold(!framer.isMidFrame, "silence left a frame open")
        let framed = all.reduce(0) { $0 + frame($1).count }
        try hold(framed + framer.noiseBytes == input.count, "a byte is neither an answer's nor noise")
        for answer in all { try hears(answer, behind: input) }
    }

    /// Whatever came before and broke off, after a silence the next answer is heard.
    private static func hears(_ answer: SDTAnswer, behind noise: [UInt8]) throws(Broken) {
        var framer = SDTFramer()
        _ = framer.push(noise)
        _ = framer.silence()
        try hold(framer.push(frame(answer)) == [answer], "an answer was not heard again")
    }

    /// `AA AA AA 96 69 | length | 00 00 code data | XOR`.
    static func frame(_ answer: SDTAnswer) -> [UInt8] {
        let length = answer.data.count + 4
        let body: [UInt8] = [UInt8(length >> 8), UInt8(length & 0xFF), 0, 0, answer.code] + answer.data
        return [0xAA, 0xAA, 0xAA, 0x96, 0x69] + body + [body.reduce(0, ^)]
    }
}
