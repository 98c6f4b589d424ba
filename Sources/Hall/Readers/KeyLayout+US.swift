// SPDX-License-Identifier: Apache-2.0

extension KeyLayout {
    /// The US keyboard, which scanners leave the factory with (devices.md D.1).
    static let us = KeyLayout(
        plain: ["`1234567890-=", "qwertyuiop[]", #"asdfghjkl;'\"#, #"\zxcvbnm,./"#],
        shifted: ["~!@#$%^&*()_+", "QWERTYUIOP{}", #"ASDFGHJKL:"|"#, "|ZXCVBNM<>?"]
    )
}
