// SPDX-License-Identifier: Apache-2.0
import Ports

// Displays that a terminal can be.
extension ToolCommand {
    static let displays: [ToolCommand] = [
        ToolCommand(
            "board",
            options: [.url, .tokenFile, .language, .zone, .window],
            "show the hall's queue on this terminal, from 40x11; or the sign of one window, of any size"
        ) { try await BoardCommand($0.arguments).run() },
        ToolCommand(
            "token",
            [Operand("ROLE", .choice(["display", "kiosk"]))],
            options: [.ofStation, .tokenFile, .tokenOut],
            "print the token of a board or of a kiosk's screen, or put it where its service reads it"
        ) { try giveToken($0) },
    ]

    private static func giveToken(_ invocation: Invocation) throws {
        let file = try TokenFile(path: invocation[.tokenFile] ?? usualDirectory + "/tokens")
        let role = invocation.operands[0]
        let token = try invocation[.ofStation].map { try file.token(of: role, station: $0) } ?? file.token(of: role)
        guard let path = invocation[.tokenOut] else { return Terminal.write(token + "\n") }
        try TokenFile.put(token, at: path)
    }
}

extension ToolOption {
    static let ofStation = ToolOption("station", "STATION", "the station whose screen it is for")
    static let tokenOut = ToolOption("out", "FILE", "only its owner may read it: /etc/hallkiosk-board/token")
    static let zone = ToolOption("zone", "ZONE", "only what the windows of this zone call")
    static let window = ToolOption("window", "NO", "the sign above this window instead of the board")
    static let language = ToolOption("language", "zh|en|both", "what is shown or said (zh)")
}
