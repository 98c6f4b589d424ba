// SPDX-License-Identifier: Apache-2.0

/// A booking voucher as its QR code carries it: a body and 64 bytes of signature, which Vault makes and checks.
///
/// The text is the Base45 of both. It neither begins nor ends with a space, since the first two bytes are fixed and the
/// highest digit of a group is at most 32 (space is 36): a line reader that trims cannot spoil it.
package struct Voucher: Hashable, Sendable {
    /// What is signed.
    package let body: VoucherBody
    /// 64 bytes: R‖S of Ed25519, r‖s of SM2.
    package let signature: [UInt8]

    /// Bytes of a signature in version 1.
    package static let signatureLength = 64

    /// The shortest and the longest text, in characters: a booking number (at most 64) is shorter than any voucher.
    package static let textLengths = 140...347

    /// Joins body and signature; a signature of another length than 64 is a programming error.
    package init(body: VoucherBody, signature: [UInt8]) {
        precondition(signature.count == Self.signatureLength, "a voucher's signature is 64 bytes")
        (self.body, self.signature) = (body, signature)
    }

    /// Reads the text of a QR code strictly: one canonical form, no byte too many; throws what is wrong with it.
    package init(text: some StringProtocol) throws(VoucherCodecError) {
        guard Self.textLengths.contains(text.utf8.count) else { throw .length }
        let bytes = try Self.bytes(text)
        body = try VoucherBody(bytes: bytes.dropLast(Self.signatureLength))
        signature = Array(bytes.suffix(Self.signatureLength))
    }

    /// The text of the QR code, all of its alphanumeric mode.
    package var text: String { Base45.encode(body.bytes + signature) }

    private static func bytes(_ text: some StringProtocol) throws(VoucherCodecError) -> [UInt8] {
        do {
            return try Base45.decode(text)
        } catch {
            throw .text(error)
        }
    }
}
