// SPDX-License-Identifier: Apache-2.0

/// The RIFF WAVE file format, as far as speech needs it: 16-bit mono PCM.
package enum WAV {
    /// The whole file of a sound: a header of 44 bytes and the samples.
    package static func file(of sound: Sound) -> [UInt8] {
        let data = sound.bytes
        var bytes = Array("RIFF".utf8)
        append(UInt32(clamping: data.count + 36), to: &bytes)
        bytes += "WAVEfmt ".utf8
        append(UInt32(16), to: &bytes)
        append(plainPCM, to: &bytes)
        append(UInt16(1), to: &bytes)
        append(UInt32(sound.rate), to: &bytes)
        append(UInt32(sound.rate * 2), to: &bytes)
        append(UInt16(2), to: &bytes)
        append(UInt16(16), to: &bytes)
        bytes += "data".utf8
        append(UInt32(clamping: data.count), to: &bytes)
        return bytes + data
    }

    /// Reads a file; chunks of other kinds are passed over.
    ///
    /// A file that was written to a pipe gives a size of its data that is not known: then everything to the end counts.
    package static func sound(_ bytes: [UInt8]) throws(WAVError) -> Sound {
        guard bytes.count >= 12, bytes.starts(with: "RIFF".utf8), bytes[8...].starts(with: "WAVE".utf8)
        else { throw .notWAV }
        var place = 12
        var rate: Int?
        while place + 8 <= bytes.count {
            let size = Int(number(bytes, at: place + 4, length: 4))
            let start = place + 8
            let content = bytes[start..<min(bytes.count, start.addingClamped(size))]
            if bytes[place...].starts(with: "fmt ".utf8) {
                rate = try self.rate(content)
            } else if bytes[place...].starts(with: "data".utf8) {
                guard let rate else { throw .notWAV }
                return try sound(content, rate)
            }
            // Chunks begin at even places.
            place = start.addingClamped(size.addingClamped(size % 2))
        }
        throw rate == nil ? .notWAV : .empty
    }

    /// WAVE_FORMAT_PCM.
    private static let plainPCM: UInt16 = 1

    private static func rate(_ content: ArraySlice<UInt8>) throws(WAVError) -> Int {
        guard content.count >= 16 else { throw .notWAV }
        let fields = Array(content)
        guard number(fields, at: 0, length: 2) == plainPCM, number(fields, at: 2, length: 2) == 1,
            number(fields, at: 14, length: 2) == 16
        else { throw .notPlainPCM }
        let rate = Int(number(fields, at: 4, length: 4))
        guard Sound.rates.contains(rate) else { throw .badRate(rate) }
        return rate
    }

    private static func sound(_ content: ArraySlice<UInt8>, _ rate: Int) throws(WAVError) -> Sound {
        guard content.count >= 2 else { throw .empty }
        let samples = stride(from: content.startIndex, to: content.endIndex - 1, by: 2).map { index in
            Int16(bitPattern: UInt16(content[index]) | UInt16(content[index + 1]) << 8)
        }
        return Sound(rate: rate, samples: samples)
    }

    /// A little-endian number.
    private static func number(_ bytes: [UInt8], at place: Int, length: Int) -> UInt32 {
        (0..<length).reduce(0) { $0 | UInt32(bytes[place + $1]) << UInt32($1 * 8) }
    }

    private static func append(_ value: some FixedWidthInteger, to bytes: inout [UInt8]) {
        for index in 0..<value.bitWidth / 8 { bytes.append(UInt8(truncatingIfNeeded: value >> (index * 8))) }
    }
}

extension Int {
    /// The sum, at most the largest number.
    fileprivate func addingClamped(_ other: Int) -> Int {
        let (sum, overflow) = addingReportingOverflow(other)
        return overflow ? .max : sum
    }
}
