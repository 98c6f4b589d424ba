// SPDX-License-Identifier: Apache-2.0

/// An accent typed before its letter; before a blank, and before what it does not fit, it stands for itself.
package enum DeadAccent: Sendable, CaseIterable {
    case circumflex, acute, grave, diaeresis

    /// The accent on its own.
    var alone: Unicode.Scalar {
        switch self {
        case .circumflex: "^"
        case .acute: "´"
        case .grave: "`"
        case .diaeresis: "¨"
        }
    }

    /// What is typed when `next` follows.
    func joined(to next: Unicode.Scalar) -> [Unicode.Scalar] {
        if next == " " { return [alone] }
        return Self.joined[self]?[next].map { [$0] } ?? [alone, next]
    }

    private static let joined: [DeadAccent: [Unicode.Scalar: Unicode.Scalar]] = [
        .circumflex: pairs("aeiouAEIOU", "âêîôûÂÊÎÔÛ"),
        .acute: pairs("aeiouyAEIOUY", "áéíóúýÁÉÍÓÚÝ"),
        .grave: pairs("aeiouAEIOU", "àèìòùÀÈÌÒÙ"),
        .diaeresis: pairs("aeiouyAEIOU", "äëïöüÿÄËÏÖÜ"),
    ]

    private static func pairs(_ letters: String, _ accented: String) -> [Unicode.Scalar: Unicode.Scalar] {
        Dictionary(uniqueKeysWithValues: zip(letters.unicodeScalars, accented.unicodeScalars))
    }
}
