// SPDX-License-Identifier: Apache-2.0
import Supervision
import Testing

/// The receipt with which a sender asks what became of feedback.
struct FeedbackTests {
    @Test
    func `R51: a receipt is read as typed, in any case, with or without hyphens`() throws {
        let receipt = FeedbackReceipt(random: Array(0..<12))
        #expect(receipt.text == "0123-4567-89AB")
        for typed in ["0123-4567-89AB", "0123456789ab", " 0123 4567 89ab ", "０１２３４５６７８９ＡＢ"] {
            #expect(FeedbackReceipt(typed) == receipt, "\(typed)")
        }
        for typed in ["", "0123-4567-89A", "0123-4567-89AI", "0123-4567-89AB-C"] {
            #expect(FeedbackReceipt(typed) == nil, "\(typed)")
        }
    }

    @Test
    func `R51: every five bits are another character`() {
        let texts = Set((0..<32).map { FeedbackReceipt(random: [UInt8](repeating: UInt8($0), count: 12)).text })
        #expect(texts.count == 32)
        #expect(FeedbackReceipt(random: [UInt8](repeating: 33, count: 12)).text == "1111-1111-1111")
    }
}
