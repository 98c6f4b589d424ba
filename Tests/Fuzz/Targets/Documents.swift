// SPDX-License-Identifier: Apache-2.0
import Terms
import Vault

/// Document numbers as people type them and devices send them.
enum Documents {
    static func check(_ input: [UInt8]) throws(Broken) {
        let text = String(decoding: input, as: UTF8.self)
        let folded = Typed.folded(text)
        try hold(Array(Typed.folded(folded).utf8) == Array(folded.utf8), "folding twice folds more than once")
        for type in DocumentType.allCases {
            guard let document = DocumentNumber(type, text) else { continue }
            try hold(DocumentNumber(type, document.plain) == document, "\(type) is not in its canonical form")
            try hold(document.plain.utf8.allSatisfy { (0x30...0x5A).contains($0) }, "\(type) holds another character")
            try hold(document.lastFour.utf8.count == 4, "\(type) is shorter than its last four")
            try Discretion.check(concealed: document, document.plain)
            let masked = Masked.number(document)
            try hold(masked.count == document.plain.count && masked != document.plain, "a number is not masked")
        }
        if let number = try? IDNumber(text) {
            try hold(number.birth.text.utf8.count == 10, "a birth date that is none")
            try Discretion.check(concealed: number, number.plain)
        }
        if let code = CreditCode(text) { try Discretion.check(concealed: code, code.plain) }
        if let card = ForeignerCardNumber(text) { try Discretion.check(concealed: card, card.plain) }
    }
}
