// SPDX-License-Identifier: Apache-2.0
import Booking
import Terms

/// People who do not exist, as many as are wanted, each with a number whose check digit is right.
enum Crowd {
    /// The most people there are: born on any day of 1950–1999, of the region of Linzhou.
    static let size = 50 * 12 * 28 * 1000

    /// The person with a number from 0.
    static func party(_ number: Int) throws -> Party {
        let birth = number / 1000 % (50 * 12 * 28)
        let (year, month, day) = (1950 + birth / (12 * 28), birth / 28 % 12 + 1, birth % 28 + 1)
        let digits =
            "410581" + Digits.padded(year, to: 4) + Digits.padded(month, to: 2) + Digits.padded(day, to: 2)
            + Digits.padded(number % 1000, to: 3)
        for check in "0123456789X" {
            if let document = DocumentNumber(.residentID, digits + String(check)) {
                return Party(document: document, name: "测试人员")
            }
        }
        throw RushFault("no check digit fits")
    }
}
