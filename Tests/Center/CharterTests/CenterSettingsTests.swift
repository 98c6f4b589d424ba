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

    @Test func `R62: a province is asked over TLS, or on this machine, and by a city that has a code`() throws {
        #expect(try Self.read("[center]\n").province == nil)
        let key = "city = 410500\nperson_key = /etc/k\n"
        let settings = try Self.read("[province]\nurl = https://province.example\n" + key)
        #expect(settings.province?.url == "https://province.example")
        #expect(settings.province?.city == "410500")
        #expect(try Self.read("[province]\nurl = http://127.0.0.1:8460\n" + key).province != nil)
        for bad in ["url = http://province.example\n" + key, "url = https://p\ncity = 410500\n", "url = https://p\n"] {
            #expect(throws: SettingsError.self) { try Self.read("[province]\n" + bad) }
        }
    }

    @Test(arguments: ["port = 65536", "web_port = x", "host_names = a b", "colour = red"])
    func `what cannot be is refused with its line`(line: String) throws {
        let error = #expect(throws: SettingsError.self) { try Self.read("[center]\n\(line)\n") }
        #expect("\(try #require(error))".contains("2"))
    }
}
