// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import Vault

struct AccessTokensTests {
    private static let lines = [
        "# role token", "admin token-of-the-role-admin # the office", "",
        "\twindow  token-of-the-role-window window=3 staff=7 ",
    ]

    @Test(arguments: ["\n", "\r\n"])
    func `a file of either line end gives its tokens what it says`(_ end: String) throws {
        let tokens = try AccessTokens(text: Self.lines.joined(separator: end) + end)
        #expect(tokens.grant(for: "token-of-the-role-admin") == AccessTokens.Grant(role: "admin", bounds: [:]))
        let window = tokens.grant(for: "token-of-the-role-window")
        #expect(window == AccessTokens.Grant(role: "window", bounds: ["window": "3", "staff": "7"]))
        #expect(tokens.grant(for: "token-of-the-role-admin\r") == nil)
    }

    @Test(arguments: ["\n", "\r\n"], ["admin short", "admin", "admin token-of-the-role-admin window"])
    func `a line that is none is named by its number`(_ end: String, _ line: String) {
        #expect(throws: AccessTokenFault.malformed(line: 3)) {
            try AccessTokens(text: ["", "# x", line].joined(separator: end))
        }
    }
}
