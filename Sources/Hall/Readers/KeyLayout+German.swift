// SPDX-License-Identifier: Apache-2.0

extension KeyLayout {
    /// The German keyboard (DIN 2137, X11's symbols/de); its keypad has a comma.
    static let german = KeyLayout(
        plain: [" 1234567890ß ", "qwertzuiopü+", "asdfghjklöä#", "<yxcvbnm,.-"],
        shifted: ["°!\"§$%&/()=? ", "QWERTZUIOPÜ*", "ASDFGHJKLÖÄ'", ">YXCVBNM;:_"],
        third: [
            3: "²", 4: "³", 8: "{", 9: "[", 10: "]", 11: "}", 12: "\\", 16: "@", 18: "€", 27: "~", 50: "µ", 86: "|",
        ],
        dead: [.plain: [41: .circumflex, 13: .acute], .shifted: [13: .grave]],
        decimal: ","
    )
}
