// SPDX-License-Identifier: Apache-2.0

/// What a UART hears that is set to another rate than the sender: 8N1, sampled in the middle of each bit.
///
/// A line of levels and times, nothing else: bytes with a wrong stop bit are kept, as most devices do.
enum Misheard {
    static func bytes(_ sent: [UInt8], at rate: Int, by receiver: Int) -> [UInt8] {
        let levels = sent.flatMap { byte -> [Bool] in [false] + (0..<8).map { byte >> $0 & 1 == 1 } + [true] }
        // Times in units of 1 / (2 · rate · receiver) s, so that every edge and every sample is a whole number.
        let (sentBit, heardBit) = (2 * receiver, 2 * rate)
        func level(_ time: Int) -> Bool { levels.indices.contains(time / sentBit) ? levels[time / sentBit] : true }
        var (heard, time) = ([UInt8](), 0)
        while let edge = nextFall(levels, from: time, sentBit) {
            guard !level(edge + heardBit / 2) else {
                time = edge + 1
                continue
            }
            heard.append(
                (0..<8).reduce(0) { byte, bit in
                    level(edge + heardBit * (2 * bit + 3) / 2) ? byte | 1 << UInt8(bit) : byte
                }
            )
            time = edge + heardBit * 19 / 2
            // A low stop bit: the next start is found after the line was high again.
            while !level(time), time / sentBit < levels.count { time = (time / sentBit + 1) * sentBit }
        }
        return heard
    }

    private static func nextFall(_ levels: [Bool], from time: Int, _ bit: Int) -> Int? {
        levels.indices.first { index in
            !levels[index] && (index == 0 || levels[index - 1]) && index * bit >= time
        }.map { $0 * bit }
    }
}
