// SPDX-License-Identifier: Apache-2.0
package import Terms

/// Somebody of the synthetic city who books: a person, or a unit (R20).
package struct SyntheticResident: Sendable, Equatable {
    /// A number with a correct check digit, of a region that no state ever assigned.
    package let document: DocumentNumber
    /// A name that says that it is a sample.
    package let name: String
}

extension SyntheticCity {
    /// One of so many is a unit.
    package static let peopleForOneUnit = 50

    /// The resident with a number below `people`; the same number is the same one, and no two share a document.
    package func resident(_ number: Int) -> SyntheticResident {
        precondition((0..<people).contains(number), "nobody has that number")
        return number % Self.peopleForOneUnit == Self.peopleForOneUnit - 1 ? unit(number) : person(number)
    }

    private func person(_ number: Int) -> SyntheticResident {
        // A seed shifts and the multiplier scatters the days of birth and the orders of 900 a day; both keep them apart.
        let places = 900 * Self.birthDays
        let place = (number * 7_368_787 + Int(seed % UInt64(places))) % places
        let birth = BusinessDay(daysSinceEpoch: place / 900 - Self.firstBirthDay)
        let date = birth.text.utf8.filter { $0 != UInt8(ascii: "-") }
        let digits = Array("410599".utf8) + date + Array(Digits.padded(place % 900 + 100, to: 3).utf8)
        let text = String(decoding: digits + [IDNumber.checkDigit(digits)], as: UTF8.self)
        let surname = Self.surnames[number % Self.surnames.count]
        let given = Self.givenNames[number / Self.surnames.count % Self.givenNames.count]
        return SyntheticResident(document: Self.known(DocumentNumber(.residentID, text)), name: surname + "样" + given)
    }

    private func unit(_ number: Int) -> SyntheticResident {
        let body = "91410599MA" + Digits.padded(number, to: 7)
        // GB 32100 has one check character of these for every body.
        let codes = "0123456789ABCDEFGHJKLMNPQRTUWXY".lazy.compactMap { CreditCode(body + String($0)) }
        return SyntheticResident(
            document: Self.known(codes.first.map { DocumentNumber($0) }),
            name: "样例公司" + Digits.padded(number, to: 6)
        )
    }

    private static let birthDays = 20_000
    /// 1955-01-01, in days before the epoch.
    private static let firstBirthDay = 5479
    private static let surnames = ["王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴", "徐", "孙", "胡", "朱", "高", "林"]
    private static let givenNames = ["春", "夏", "秋", "冬", "东", "南", "西", "北", "梅", "兰", "竹", "菊", "山", "川", "云", "雨"]

    /// A document that was computed to fit its form.
    private static func known(_ document: DocumentNumber?) -> DocumentNumber {
        guard let document else { preconditionFailure("a synthetic number does not fit its form") }
        return document
    }
}
