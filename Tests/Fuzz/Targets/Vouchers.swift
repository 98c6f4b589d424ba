// SPDX-License-Identifier: Apache-2.0
import Desk
import Terms
import Vault

/// Voucher QR codes: nothing verifies but what the mint has made.
enum Vouchers {
    static func check(_ input: [UInt8]) throws(Broken) {
        let text = String(decoding: input, as: UTF8.self)
        if let bytes = try? Base45.decode(text) {
            try hold(Base45.encode(bytes).utf8.elementsEqual(text.utf8), "Base45 with two texts for the same bytes")
        }
        try hold((try? Base45.decode(Base45.encode(input))) == input, "Base45 is not read as it is written")
        if let voucher = try? Voucher(text: text) {
            try hold(voucher.text.utf8.elementsEqual(text.utf8), "a voucher with two texts")
            try check(voucher.body)
        }
        if let body = try? VoucherBody(bytes: input) { try check(body) }
        if case .success = FuzzKeys.verifier.verify(text) {
            try hold(FuzzKeys.vouchers.contains(text), "a voucher verifies that was never minted")
        }
        if case .voucher = PresentedCode(text, vouchers: FuzzKeys.verifier) {
            try hold(FuzzKeys.vouchers.contains(text), "a voucher is believed that was never minted")
        }
    }

    private static func check(_ body: VoucherBody) throws(Broken) {
        let again = try? VoucherBody(algorithm: body.algorithm, keyID: body.keyID, claims: body.claims)
        try hold(again?.bytes == body.bytes, "a voucher with two encodings")
    }
}
