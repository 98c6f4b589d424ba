// SPDX-License-Identifier: Apache-2.0

/// Reads back what `ByteWriter` wrote, and throws at everything else.
package struct ByteReader {
    /// The bytes are not those of a writer, or of a writer of other values.
    package struct Malformed: Error {
        /// The only value.
        package init() {}
    }

    private let bytes: [UInt8]
    private let end: Int
    private var index: Int
    private var names: [(text: String, isIdentifier: Bool)] = []

    /// Reads `bytes` in `range` only.
    package init(_ bytes: [UInt8], in range: Range<Int>) {
        precondition(bytes.indices.contains(range) || range.isEmpty, "a range of the bytes")
        (self.bytes, index, end) = (bytes, range.lowerBound, range.upperBound)
    }

    /// Throws unless everything was read.
    package func finish() throws(Malformed) {
        guard index == end else { throw Malformed() }
    }

    /// True when everything was read.
    package var isAtEnd: Bool { index == end }

    /// Reads a whole number.
    package mutating func number() throws(Malformed) -> Int64 {
        let value = try unsigned()
        return Int64(bitPattern: value >> 1) ^ -Int64(bitPattern: value & 1)
    }

    /// Reads a whole number that is not negative.
    package mutating func count() throws(Malformed) -> Int {
        guard let count = Int(exactly: try unsigned()) else { throw Malformed() }
        return count
    }

    /// Reads the length of a list whose elements take a byte at least, so that a wrong one asks for no memory.
    package mutating func length() throws(Malformed) -> Int {
        let length = try count()
        guard length <= end - index else { throw Malformed() }
        return length
    }

    /// Reads 64 bits as they are.
    package mutating func word() throws(Malformed) -> UInt64 {
        guard end - index >= 8 else { throw Malformed() }
        var word: UInt64 = 0
        for offset in 0..<8 { word = word << 8 | UInt64(bytes[index + offset]) }
        index += 8
        return word
    }

    /// Reads one byte.
    package mutating func byte() throws(Malformed) -> UInt8 {
        guard index < end else { throw Malformed() }
        defer { index += 1 }
        return bytes[index]
    }

    /// Reads text.
    package mutating func text() throws(Malformed) -> String {
        let length = try length()
        guard let text = String(validating: bytes[index..<index + length], as: UTF8.self) else { throw Malformed() }
        index += length
        return text
    }

    /// Reads text that may have come before; all of its uses share one memory.
    package mutating func name() throws(Malformed) -> String { names[try place()].text }

    /// Reads a name that is a machine name, which is checked where it comes first only.
    mutating func identifierText() throws(Malformed) -> String {
        let name = names[try place()]
        guard name.isIdentifier else { throw Malformed() }
        return name.text
    }

    private mutating func place() throws(Malformed) -> Int {
        let place = try count()
        guard place >= names.count else { return place }
        guard place == names.count else { throw Malformed() }
        let text = try text()
        names.append((text, isIdentifier: IdentifierText.isAllowed(text)))
        return place
    }

    private mutating func unsigned() throws(Malformed) -> UInt64 {
        var value: UInt64 = 0
        for shift in stride(from: UInt64(0), through: 63, by: 7) {
            let byte = try byte()
            let bits = UInt64(byte & 0x7F)
            guard (bits << shift) >> shift == bits else { throw Malformed() }
            value |= bits << shift
            if byte < 0x80 { return value }
        }
        throw Malformed()
    }
}
