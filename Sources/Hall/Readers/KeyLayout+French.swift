// SPDX-License-Identifier: Apache-2.0

extension KeyLayout {
    /// The French keyboard AZERTY (X11's symbols/fr): its digits are the shifted characters.
    static let french = KeyLayout(
        plain: ["²&é\"'(-è_çà)=", "azertyuiop $", "qsdfghjklmù*", "<wxcvbn,;:!"],
        shifted: ["~1234567890°+", "AZERTYUIOP £", "QSDFGHJKLM%µ", ">WXCVBN?./§"],
        third: [
            3: "~", 4: "#", 5: "{", 6: "[", 7: "|", 8: "`", 9: "\\", 10: "^", 11: "@", 12: "]", 13: "}", 18: "€",
            27: "¤",
        ],
        dead: [.plain: [26: .circumflex], .shifted: [26: .diaeresis]]
    )
}
