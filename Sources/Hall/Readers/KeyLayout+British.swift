// SPDX-License-Identifier: Apache-2.0

extension KeyLayout {
    /// The keyboard of the United Kingdom (X11's symbols/gb).
    static let british = KeyLayout(
        plain: ["`1234567890-=", "qwertyuiop[]", "asdfghjkl;'#", #"\zxcvbnm,./"#],
        shifted: ["¬!\"£$%^&*()_+", "QWERTYUIOP{}", "ASDFGHJKL:@~", "|ZXCVBNM<>?"],
        third: [5: "€"]
    )
}
