// SPDX-License-Identifier: Apache-2.0

/// What a key is for; a key never serves two uses.
package enum KeyUse: String, Sendable, CaseIterable {
    /// Keyed hashes of document numbers: one key for the city, so that hall and center can compare.
    case tag
    /// Sealing what is stored, on this machine only.
    case seal
    /// The opaque tokens of slips, of this hall only.
    case token
    /// Private keys of the center.
    case sign
    /// Public keys of the center.
    case verify
}
