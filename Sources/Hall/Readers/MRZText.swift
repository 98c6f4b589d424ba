// SPDX-License-Identifier: Apache-2.0
import Terms

/// The lines of a machine readable zone as bytes: A–Z, 0–9 and the filler `<` (ICAO 9303-3 section 4.3).
struct MRZText {
    private let lines: [[UInt8]]

    static let filler = UInt8(ascii: "<")

    init(_ lines: [String]) { self.lines = lines.map { Array($0.utf8) } }

    static func allows(_ byte: UInt8) -> Bool { Digits.isDigit(byte) || Digits.isCapital(byte) || byte == filler }

    /// The characters of a line, counted from 0.
    func field(_ line: Int, _ range: Range<Int>) -> ArraySlice<UInt8> { lines[line][range] }

    func byte(_ line: Int, _ position: Int) -> UInt8 { lines[line][position] }

    /// The characters of a field without its filler; a filler between becomes a space.
    func text(_ line: Int, _ range: Range<Int>) -> String { Self.text(field(line, range)) }

    static func text(_ field: some Sequence<UInt8>) -> String {
        let words = Array(field).split(separator: filler)
        return String(decoding: Array(words.joined(separator: [UInt8(ascii: " ")])), as: UTF8.self)
    }

    /// Checks a field against its check digit; an empty one may have a filler in its place (ICAO 9303-3 section 4.9).
    func check(_ field: ArraySlice<UInt8>, by digit: UInt8, mayBeEmpty: Bool = false) throws(MRZFault) {
        if digit == Self.filler, mayBeEmpty, field.allSatisfy({ $0 == Self.filler }) { return }
        guard Digits.isDigit(digit), Self.checkDigit(of: field) == digit else { throw .misread }
    }

    /// Weights 7, 3, 1; letters count from A = 10, the filler counts nothing.
    static func checkDigit(of field: some Sequence<UInt8>) -> UInt8 {
        let weights = [7, 3, 1]
        let sum = field.enumerated().reduce(0) { sum, one in sum + weights[one.offset % 3] * value(one.element) }
        return UInt8(ascii: "0") + UInt8(sum % 10)
    }

    private static func value(_ byte: UInt8) -> Int {
        if Digits.isDigit(byte) { return Int(byte - UInt8(ascii: "0")) }
        return Digits.isCapital(byte) ? Int(byte - UInt8(ascii: "A")) + 10 : 0
    }
}
