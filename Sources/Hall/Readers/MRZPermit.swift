// SPDX-License-Identifier: Apache-2.0
import Terms

/// The zone of 港澳居民来往内地通行证 (2013) and 台湾居民来往大陆通行证 (2015), three lines of 30.
///
/// Not a form of ICAO 9303, but with its check digits. Known from public reader software alone, not from a published rule:
/// `CR` or `CT`, number (9), check, issue (2), check, expiry (6), check, sex, birth (6), check; in the second line from 19 the
/// number of the resident's own card (9 or 10) and the check digit of the whole; names in the third.
enum MRZPermit {
    /// Says whether a line begins such a zone: its code, and a number of its kind where ICAO has a state's letters.
    static func begins(_ line: [UInt8]) -> Bool {
        guard line.count == 30,
            line.starts(with: [UInt8(ascii: "C"), UInt8(ascii: "R")])
                || line.starts(with: [UInt8(ascii: "C"), UInt8(ascii: "T")])
        else { return false }
        // The second of 非中国籍 holders' two letters is an A.
        return line[4..<10].allSatisfy(Digits.isDigit)
    }

    static func read(_ text: MRZText, _ today: BusinessDay) throws(MRZFault) -> (String, CardValidity) {
        try text.check(text.field(0, 2..<11), by: text.byte(0, 11))
        try text.check(text.field(0, 12..<14), by: text.byte(0, 14))
        try MRZ.birth(text, 0, 23, today)
        let whole = text.field(0, 2..<22) + text.field(0, 23..<30) + text.field(1, 19..<29)
        try text.check(whole, by: text.byte(1, 29))
        return (MRZText.text(text.field(0, 2..<11)), try MRZ.expiry(text, 0, 15, today))
    }
}
