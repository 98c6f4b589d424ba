// SPDX-License-Identifier: Apache-2.0

/// What the reports of a HID card reader hold, `reader_wrap` of a station.
package enum ReaderWrap: String, Sendable, CaseIterable {
    /// Found out by trying.
    case automatic = "auto"
    /// The protocol's bytes alone.
    case plain
    /// The protocol's bytes in the packets of one vendor, whose command for them is B1.
    case wrapped = "b1"
}
