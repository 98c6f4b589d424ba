// SPDX-License-Identifier: Apache-2.0

// Displays that a terminal can be.
extension ToolCommand {
    static let displays: [ToolCommand] = [
        ToolCommand(
            "board",
            options: [.url, .tokenFile, .language, .zone, .window],
            "show the hall's queue on this terminal, from 40x11; or the sign of one window, of any size"
        ) { try await BoardCommand($0.arguments).run() }
    ]
}

extension ToolOption {
    static let zone = ToolOption("zone", "ZONE", "only what the windows of this zone call")
    static let window = ToolOption("window", "NO", "the sign above this window instead of the board")
    static let language = ToolOption("language", "zh|en|both", "what is shown or said (zh)")
}
