// SPDX-License-Identifier: Apache-2.0

/// Why a text is not Base45 (RFC 9285 section 6).
package enum Base45Error: Error, Hashable, Sendable, CaseIterable {
    /// The number of characters is 1 more than a multiple of 3.
    case length
    /// A character outside the alphabet; lower case is outside.
    case character
    /// A group of three above 65535, or a pair above 255.
    case overflow
}
