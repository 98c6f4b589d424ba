// SPDX-License-Identifier: Apache-2.0

/// What this machine's own screen can show, each by a package of its own; one machine shows one thing.
package enum MachineScreen: String, Sendable, CaseIterable {
    /// A touch screen where visitors take their numbers.
    case kiosk
    /// The text board.
    case board

    /// Where its package keeps its settings, and waits for its token.
    package var folder: String {
        switch self {
        case .kiosk: "/etc/hallkiosk-screen"
        case .board: "/etc/hallkiosk-board"
        }
    }

    /// The file that its service starts with.
    package var tokenFile: String { folder + "/token" }

    /// Its package, and its unit of systemd.
    package var unit: String {
        switch self {
        case .kiosk: "hallkiosk-screen"
        case .board: "hallkiosk-board"
        }
    }

    /// What it is called in a sentence.
    package var phrase: Phrase {
        switch self {
        case .kiosk: Phrase("取号机的触摸屏", "the touch screen of a kiosk")
        case .board: Phrase("大屏", "the text board")
        }
    }

    /// Those that a person may choose: what is installed; nothing where one of them has its token already.
    package static func free(installed: Set<MachineScreen>, withToken: Set<MachineScreen>) -> [MachineScreen] {
        withToken.isEmpty ? allCases.filter(installed.contains) : []
    }
}
