// SPDX-License-Identifier: Apache-2.0

/// How an Onbon controller reads the X and W of an area; encoders in the field disagree, so it is a choice (devices.md F.2).
package enum OnbonUnit: String, Sendable, CaseIterable {
    /// In steps of 8 dots: BX-5K.
    case byte8
    /// In dots, marked by bit 15: BX-6K.
    case pixelFlag = "pixel_flag"
    /// In dots, unmarked.
    case pixelRaw = "pixel_raw"
}
