// SPDX-License-Identifier: Apache-2.0

/// What the hall has decided about its slips; the same for every ticket of a station.
package struct SlipSettings: Sendable, Equatable {
    /// What the QR code on a slip holds.
    package enum Code: Sendable, Equatable {
        /// No code.
        case none
        /// The ticket's token alone.
        case token
        /// This address with the token appended, as `https://hall.example/t/`; 1–120 printable ASCII characters.
        case link(String)
    }

    /// The roll in the printer.
    package let width: PaperWidth
    /// Whom to ask, from the one configured source that screens use as well (R7).
    package let contact: SlipContact
    /// The number on the kiosk, as `02`.
    package let stationLabel: String
    /// What the QR code holds.
    package let code: Code
    /// Adds two English lines.
    package let showsEnglish: Bool
    /// How the printer cuts.
    package let cut: PaperCut

    /// The longest address of `Code.link`; a longer one would make the code too dense for a telephone's camera.
    package static let linkLimit = 120

    /// Collects the parts.
    package init(
        width: PaperWidth = .mm80,
        contact: SlipContact,
        stationLabel: String,
        code: Code = .token,
        showsEnglish: Bool = false,
        cut: PaperCut = .feeding
    ) {
        (self.width, self.contact, self.stationLabel) = (width, contact, stationLabel)
        (self.code, self.showsEnglish, self.cut) = (code, showsEnglish, cut)
    }
}
