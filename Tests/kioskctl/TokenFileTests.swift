// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import kioskctl

/// Which token of a hall's file a program is given.
struct `Token file` {
    private static let hall = TokenFile(
        text: """
            # role token [station=… window=… staff=…]
            kiosk free0000000000000000
            kiosk bound000000000000000 window=3 station=kiosk-2
            display shown000000000000000   # of all boards
            admin boss0000000000000000
            """,
        path: "tokens"
    )

    @Test(arguments: [("display", "shown000000000000000"), ("kiosk", "free0000000000000000")])
    func `a role has its first token, without what stands behind it`(role: String, token: String) throws {
        #expect(try Self.hall.token(of: role) == token)
    }

    @Test(arguments: [("kiosk-2", "bound000000000000000"), ("kiosk-1", "free0000000000000000")])
    func `a station has its own token, or one that is no other station's`(station: String, token: String) throws {
        #expect(try Self.hall.token(of: "kiosk", station: station) == token)
    }

    @Test func `a token of another role or station is never given`() {
        #expect(throws: ToolFault.self) { try Self.hall.token(of: "window") }
        let bound = TokenFile(text: "kiosk bound000000000000000 station=kiosk-2\n", path: "tokens")
        #expect(throws: ToolFault.self) { try bound.token(of: "kiosk", station: "kiosk-1") }
        #expect(throws: ToolFault.self) { try bound.token(of: "display") }
    }

    @Test func `a file may be one token alone`() throws {
        #expect(try TokenFile(text: "alone000000000000000\n", path: "t").token(of: "display") == "alone000000000000000")
    }
}
