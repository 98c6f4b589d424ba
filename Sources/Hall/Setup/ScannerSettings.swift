// SPDX-License-Identifier: Apache-2.0
package import Ports
import Settings

/// The code scanner of a station, and how it is set up itself: nobody can ask it.
package struct ScannerSettings: Sendable, Equatable {
    /// The keyboard that a scanner at `keys:` believes to be.
    package enum Layout: String, Sendable, CaseIterable {
        case us, de, fr, uk
    }

    /// What the numbers mean that a scanner at `keys:` types with Alt for characters no keyboard has.
    package enum AltCodes: String, Sendable, CaseIterable {
        /// It types none.
        case none
        /// The bytes of GBK, "Chinese" in manuals.
        case gbk
        /// The code point, "Unicode" or "Word" in manuals.
        case unicode
    }

    /// What ends a scan.
    package enum End: String, Sendable, CaseIterable {
        /// ENTER, TAB by keys, ETX by serial line, or a pause.
        case auto
        /// ENTER alone: for codes with TABs, and for radio scanners that pause.
        case enter
        /// TAB alone.
        case tab
        /// A pause alone: for codes of several lines.
        case pause
    }

    /// Where it is.
    package let address: DeviceAddress
    /// Of one at `keys:`.
    package let layout: Layout
    /// Of one at `keys:`.
    package let alt: AltCodes
    /// Of one that sends a stream; a HID POS scanner marks the end itself.
    package let end: End

    /// nil without a scanner; throws for an option that this scanner cannot have.
    init?(_ section: Section) throws(SettingsError) {
        let address = try section.takeAddress("scanner")
        let layout: Layout? = try section.takeChoice("scanner_layout")
        let alt: AltCodes? = try section.takeChoice("scanner_alt")
        let end: End? = try section.takeChoice("scanner_end")
        let given = [
            ("scanner_layout", layout != nil), ("scanner_alt", alt != nil), ("scanner_end", end != nil),
        ].filter(\.1).map(\.0)
        guard let address else {
            guard let key = given.first else { return nil }
            throw section.badValue(key, expected: "of use without a scanner: write scanner = too, or take it out")
        }
        let allowed: Set<String>
        switch address {
        case .keys: allowed = ["scanner_layout", "scanner_alt", "scanner_end"]
        case .serial, .tcp: allowed = ["scanner_end"]
        case .hid: allowed = []
        default:
            throw section.badValue("scanner", expected: "a scanner's place: write serial:…, tcp:…, keys:… or hid:…")
        }
        if let key = given.first(where: { !allowed.contains($0) }) {
            throw section.badValue(key, expected: Self.remedy(key))
        }
        self.address = address
        (self.layout, self.alt, self.end) = (layout ?? .us, alt ?? .none, end ?? .auto)
    }

    private static func remedy(_ key: String) -> String {
        key == "scanner_end"
            ? "an option of a scanner at hid:…, which marks the end of a code itself: take the line out"
            : "an option of this scanner: only one at keys:… types; take the line out"
    }
}
