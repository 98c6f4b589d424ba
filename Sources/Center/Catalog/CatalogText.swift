// SPDX-License-Identifier: Apache-2.0
import Terms

/// How texts of the catalog are checked; lengths are counted in code points, of which one character on a screen can have
/// a million.
enum CatalogText {
    static let nameLimit = 120
    static let sentenceLimit = 400
    static let conditionsLimit = 4000

    /// The faults of a text that may be empty unless `isNeeded`.
    static func faults(_ text: String, _ column: CatalogColumn, limit: Int, isNeeded: Bool = false) -> [CatalogFault] {
        if text.isEmpty { return isNeeded ? [.missing(column)] : [] }
        if text.unicodeScalars.count > limit { return [.tooLong(column, limit: limit)] }
        // Line ends are at home in long texts only.
        let isLong = limit == conditionsLimit
        let isPlain = text.unicodeScalars.allSatisfy {
            $0.value >= 0x20 && $0.value != 0x7F && !(0x80...0x9F).contains($0.value) || isLong && $0 == "\n"
        }
        return isPlain ? [] : [.malformed(column, .plainText)]
    }

    /// The faults of a telephone number (R7): digits with the marks that separate them.
    static func phoneFaults(_ text: String, isNeeded: Bool) -> [CatalogFault] {
        if text.isEmpty { return isNeeded ? [.missing(.phone)] : [] }
        let digits = text.utf8.count(where: Digits.isDigit)
        let marks = text.utf8.allSatisfy { Digits.isDigit($0) || "+-() ,/".utf8.contains($0) }
        return marks && (3...20).contains(digits) ? [] : [.malformed(.phone, .phone)]
    }

    static func rangeFaults(_ number: Int, _ column: CatalogColumn, _ bounds: ClosedRange<Int>) -> [CatalogFault] {
        bounds.contains(number) ? [] : [.outOfRange(column, bounds)]
    }
}
