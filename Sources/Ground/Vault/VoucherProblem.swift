// SPDX-License-Identifier: Apache-2.0

/// Why a scanned text is no voucher that may be trusted.
package enum VoucherProblem: Error, Hashable, Sendable, CaseIterable {
    /// No voucher at all: perhaps another QR code.
    case malformed
    /// Signed with a key this hall does not have: perhaps another city's, or newer than the last enrolment.
    case unknownKey
    /// The signature does not fit.
    case forged
    /// Signed in a way this version does not know.
    case unknownAlgorithm
}
