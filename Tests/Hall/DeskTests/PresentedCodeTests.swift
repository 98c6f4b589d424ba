// SPDX-License-Identifier: Apache-2.0
import Queueing
import Terms
import Testing
import Vault

@testable import Desk

/// Scanned texts and what they turn out to be.
struct PresentedCodeTests {
    private let center: KeyRing
    private let vouchers: VoucherVerifier

    init() throws {
        center = KeyRing.fresh(.center)
        vouchers = try VoucherVerifier(keys: center)
    }

    private var claims: VoucherClaims {
        let booking = aBooking()
        return VoucherClaims(
            booking: booking.number,
            center: booking.center,
            service: booking.service,
            slot: booking.slot,
            principal: booking.principal
        )
    }

    @Test func `a signed voucher is one`() throws {
        let text = try VoucherMint(keys: center).voucher(for: claims)
        #expect(PresentedCode(text, vouchers: vouchers) == .voucher(claims))
    }

    @Test func `a voucher of another center's key is not trusted`() throws {
        let text = try VoucherMint(keys: KeyRing.fresh(.center)).voucher(for: claims)
        guard case .untrusted = PresentedCode(text, vouchers: vouchers) else {
            Issue.record("another's voucher was trusted")
            return
        }
    }

    @Test func `an altered voucher is not trusted`() throws {
        let text = try VoucherMint(keys: center).voucher(for: claims)
        let bytes = try Base45.decode(text)
        for index in bytes.indices {
            var changed = bytes
            changed[index] ^= 0x10
            guard case .untrusted = PresentedCode(Base45.encode(changed), vouchers: vouchers) else {
                Issue.record("byte \(index) was changed")
                return
            }
        }
    }

    @Test(arguments: ["123456789012", "abc-12", "１２３４５６７８９０１２"])
    func `a booking number is one`(_ text: String) throws {
        #expect(PresentedCode(text, vouchers: vouchers) == .bookingNumber(try #require(BookingNumber(text: text))))
    }

    @Test(arguments: [
        "", "abc", "https://example.invalid/?q=1", "微信", String(repeating: "x", count: 200), "410581199001011231",
    ])
    func `anything else is nothing the desk knows`(_ text: String) {
        #expect(PresentedCode(text, vouchers: vouchers) == .opaque)
    }
}
