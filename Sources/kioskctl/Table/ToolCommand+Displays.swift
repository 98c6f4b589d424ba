// SPDX-License-Identifier: Apache-2.0

// Displays that a terminal can be.
extension ToolCommand {
    static let displays: [ToolCommand] = [
        ToolCommand(
            "board",
            options: [.url, .tokenFile, .language],
            "show the hall's queue on this terminal, from 40x11"
        ) { try await BoardCommand($0.arguments).run() }
    ]
}

extension ToolOption {
    static let language = ToolOption("language", "zh|en|both", "what is shown or said (zh)")
}
