// SPDX-License-Identifier: Apache-2.0
package import Queueing
package import Terms
package import Vault

/// What a scanned or typed text turned out to be; signatures are checked before a session sees it.
package enum PresentedCode: Sendable, Equatable {
    /// A voucher whose signature was verified.
    case voucher(VoucherClaims)
    /// A text that looks like a voucher but may not be trusted.
    case untrusted(VoucherProblem)
    /// A booking number; whether its check digit is right is for the session.
    case bookingNumber(BookingNumber)
    /// An electronic credential that a verifier may know, by the hash of its code.
    case credential(CredentialTag)
    /// Any other text, such as an electronic credential of another system.
    case opaque

    /// Sorts `text`: voucher, then booking number, then anything else.
    package init(_ text: String, vouchers: VoucherVerifier) {
        switch vouchers.verify(text) {
        case .success(let claims): self = .voucher(claims)
        case .failure(.malformed):
            if let number = BookingNumber(entered: text) {
                self = .bookingNumber(number)
            } else if Voucher.textLengths.contains(text.utf8.count), (try? Base45.decode(text)) != nil {
                self = .untrusted(.malformed)
            } else {
                self = .opaque
            }
        case .failure(let problem): self = .untrusted(problem)
        }
    }

    /// True for what may be an electronic credential: of a damaged voucher only the letters look like one.
    var mayBeCredential: Bool { self == .opaque || self == .untrusted(.malformed) }
}

/// What a visitor presented, as a session takes it.
package enum DeskCredential: Sendable, Equatable {
    /// An identity document.
    case card(PresentedCard)
    /// A scanned code.
    case code(PresentedCode)
}
