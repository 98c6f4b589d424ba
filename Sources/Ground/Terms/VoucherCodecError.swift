// SPDX-License-Identifier: Apache-2.0

/// Why a text or bytes are not a voucher, or claims do not fit into one.
package enum VoucherCodecError: Error, Hashable, Sendable {
    /// Not Base45.
    case text(Base45Error)
    /// Shorter or longer than any voucher, cut off, or with bytes left over.
    case length
    /// Another version of the layout.
    case version
    /// No booking number, or not its shortest form.
    case booking
    /// No centre or service name.
    case name
    /// No slot of whole minutes, at most 65,535 of them, from 1970 on.
    case slot
    /// A principal's hint that is not 16 hex digits.
    case hint
}
