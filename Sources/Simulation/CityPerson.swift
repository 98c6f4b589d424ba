// SPDX-License-Identifier: Apache-2.0
import Booking
import Queueing
import Terms
import Vault

/// Somebody who does not exist, with a document whose number fits the check digit.
struct CityPerson {
    let document: DocumentNumber
    let name: String

    /// The person with a number; the same number is the same person.
    init(_ number: Int) {
        let birth = BusinessDay(daysSinceEpoch: number / 900 % 12_000)
        let date = birth.text.utf8.filter { $0 != UInt8(ascii: "-") }
        let digits = Array("410581".utf8) + date + Array(Digits.padded(number % 900 + 100, to: 3).utf8)
        let text = String(decoding: digits + [IDNumber.checkDigit(digits)], as: UTF8.self)
        document = CityWords.known(DocumentNumber(.residentID, text))
        name = ["王", "李", "张", "刘", "陈"][number % 5] + "某"
    }

    var party: Party { Party(document: document, name: name) }

    /// What a reader makes of the card.
    func card(_ vault: Vault) -> PresentedCard {
        PresentedCard(type: .residentID, tag: vault.personTag(document), maskedName: Masked.name(name))
    }
}
