// SPDX-License-Identifier: Apache-2.0

/// Text as people and devices enter it: by a keypad, a scanner, or a Chinese input method in full-width mode.
package enum Typed {
    /// Folds full-width ASCII (U+FF01–U+FF5E) and the ideographic space (U+3000) to ASCII; all else stays as it is.
    ///
    /// These 95 characters only: compatibility normalisation (NFKC) would also change hanzi in names.
    package static func halfWidth(_ text: some StringProtocol) -> String {
        var folded = ""
        folded.unicodeScalars.append(contentsOf: text.unicodeScalars.map(halfWidth))
        return folded
    }

    /// Folds a code or number for comparison: half width, ASCII upper case, and no white space anywhere.
    package static func folded(_ text: some StringProtocol) -> String {
        var folded = ""
        for scalar in text.unicodeScalars {
            let narrow = halfWidth(scalar)
            switch narrow.value {
            case 0x20, 0x09, 0x0A, 0x0D: continue
            case 0x61...0x7A: folded.unicodeScalars.append(UnicodeScalar(UInt8(narrow.value - 0x20)))
            default: folded.unicodeScalars.append(narrow)
            }
        }
        return folded
    }

    private static func halfWidth(_ scalar: UnicodeScalar) -> UnicodeScalar {
        switch scalar.value {
        case 0xFF01...0xFF5E: UnicodeScalar(UInt8(scalar.value - 0xFEE0))
        case 0x3000: " "
        default: scalar
        }
    }
}
