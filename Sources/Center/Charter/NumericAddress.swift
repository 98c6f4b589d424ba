// SPDX-License-Identifier: Apache-2.0
import Glibc

/// A numeric IPv4 or IPv6 address.
package struct NumericAddress: Hashable, Sendable {
    /// The first eight bytes.
    package let high: UInt64
    /// The last eight bytes.
    package let low: UInt64

    /// Reads a text as inet_pton(3) does; an IPv4 address is taken as its mapped form.
    package init?(_ text: some StringProtocol) {
        // The longest text of an address has 45 characters; at a NUL the C library would stop reading.
        guard text.utf8.count <= 45, !text.utf8.contains(0) else { return nil }
        let text = String(text)
        let whole = text.utf8.contains(UInt8(ascii: ":")) ? text : "::ffff:" + text
        var address = in6_addr()
        guard unsafe inet_pton(AF_INET6, whole, &address) == 1 else { return nil }
        let (high, low) = unsafe withUnsafeBytes(of: address) { bytes in
            unsafe (
                bytes.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) },
                bytes.suffix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
            )
        }
        (self.high, self.low) = (high, low)
    }

    /// Whether it is an IPv4 address, mapped.
    package var isIPv4: Bool { high == 0 && low >> 32 == 0xFFFF }
}
