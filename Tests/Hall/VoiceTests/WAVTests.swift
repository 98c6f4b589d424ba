// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import Voice

/// The RIFF WAVE format.
struct WAVTests {
    /// Two samples at 22,050 Hz, by hand from the format's description.
    private static let golden: [UInt8] = [
        0x52, 0x49, 0x46, 0x46,  // RIFF
        0x28, 0x00, 0x00, 0x00,  // 40 bytes follow
        0x57, 0x41, 0x56, 0x45,  // WAVE
        0x66, 0x6D, 0x74, 0x20,  // fmt
        0x10, 0x00, 0x00, 0x00,  // 16 bytes
        0x01, 0x00,  // PCM
        0x01, 0x00,  // mono
        0x22, 0x56, 0x00, 0x00,  // 22,050 samples a second
        0x44, 0xAC, 0x00, 0x00,  // 44,100 bytes a second
        0x02, 0x00,  // 2 bytes a frame
        0x10, 0x00,  // 16 bits
        0x64, 0x61, 0x74, 0x61,  // data
        0x04, 0x00, 0x00, 0x00,  // 4 bytes
        0x34, 0x12,  // 4660
        0x00, 0x80,  // −32,768
    ]
    private static let sound = Sound(rate: 22_050, samples: [0x1234, .min])

    @Test
    func `a sound is written as the format has it, and read back`() throws {
        #expect(WAV.file(of: Self.sound) == Self.golden)
        #expect(try WAV.sound(Self.golden) == Self.sound)
        #expect(Self.sound.bytes == Array(Self.golden.suffix(4)))
    }

    @Test
    func `other chunks are passed over, odd ones with their padding`() throws {
        let list: [UInt8] = Array("LIST".utf8) + [3, 0, 0, 0, 1, 2, 3, 0]
        let bytes = Self.golden[..<12] + list + Self.golden[12..<36] + list + Self.golden[36...]
        #expect(try WAV.sound(Array(bytes)) == Self.sound)
    }

    @Test(arguments: [[0x00, 0xF0, 0xFF, 0x7F], [0xFF, 0xFF, 0xFF, 0xFF], [0x00, 0xF0, 0xFF, 0xFF]] as [[UInt8]])
    func `what was written to a pipe has an unknown size and goes to the end`(size: [UInt8]) throws {
        var bytes = Self.golden
        bytes.replaceSubrange(4..<8, with: size)
        bytes.replaceSubrange(40..<44, with: size)
        #expect(try WAV.sound(bytes) == Self.sound)
    }

    @Test
    func `every cut-off file is refused or gives the samples it has`() {
        for length in 0..<Self.golden.count {
            let sound = try? WAV.sound(Array(Self.golden.prefix(length)))
            #expect(sound?.samples == (length >= 46 ? [0x1234] : nil), "\(length) bytes")
        }
    }

    @Test(
        arguments: [
            (20, [3, 0], WAVError.notPlainPCM),  // floats
            (22, [2, 0], .notPlainPCM),  // stereo
            (34, [8, 0], .notPlainPCM),  // 8 bits
            (24, [0x00, 0x77, 0x01, 0x00], .badRate(96_000)),
            (24, [0, 0, 0, 0], .badRate(0)),
            (0, [0x46], .notWAV),
            (8, [0x58], .notWAV),
            (12, [0x78], .notWAV),  // no format before the data
            (16, [8, 0], .notWAV),  // a format too short
            (36, [0x78], .empty),  // no data
            (40, [0, 0], .empty),
        ] as [(Int, [UInt8], WAVError)]
    )
    func `what cannot be used is refused in words`(place: Int, bytes: [UInt8], error: WAVError) {
        var file = Self.golden
        file.replaceSubrange(place..<place + bytes.count, with: bytes)
        #expect(throws: error) { try WAV.sound(file) }
        #expect(!error.description.isEmpty)
    }

    @Test(arguments: [1, 2, 3, 5, 8] as [UInt64])
    func `no bytes whatever stop the reader`(seed: UInt64) {
        var dice = SplitMix64(seed: seed)
        for _ in 0..<2000 {
            var file = Self.golden
            for _ in 0...Int.random(in: 0..<4, using: &dice) {
                file[Int.random(in: 0..<file.count, using: &dice)] = UInt8.random(in: 0...255, using: &dice)
            }
            if let sound = try? WAV.sound(file) { #expect(sound.samples.count <= 16, "seed \(seed)") }
        }
    }
}
