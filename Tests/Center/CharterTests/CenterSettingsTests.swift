// SPDX-License-Identifier: Apache-2.0
import Charter
import Settings
import Testing

/// What `center.conf` may say.
struct CenterSettingsTests {
    private static func read(_ text: String) throws -> CenterSettings {
        try CenterSettings(SettingsFile.parse(text: text, name: "center.conf"))
    }

    @Test func `an empty section has every default, on loopback`() throws {
        let settings = try Self.read("[center]\n")
        #expect((settings.address, settings.port, settings.adminPort) == ("127.0.0.1", 8443, 8444))
        #expect((settings.webAddress, settings.webPort) == ("127.0.0.1", 8080))
        #expect(settings.hostNames == ["localhost", "127.0.0.1"])
        #expect(settings.qrcodeLibrary == "/usr/share/nodejs/qrcode-generator/qrcode.js")
    }

    @Test(arguments: ["port = 65536", "web_port = x", "host_names = a b", "colour = red"])
    func `what cannot be is refused with its line`(line: String) throws {
        let error = #expect(throws: SettingsError.self) { try Self.read("[center]\n\(line)\n") }
        #expect("\(try #require(error))".contains("2"))
    }
}
